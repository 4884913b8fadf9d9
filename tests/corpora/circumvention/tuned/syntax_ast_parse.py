# label: on; class: syntax check; why: ast.parse reads a program and runs nothing
import ast
from helpers import extract_code

def parses(code):
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True

def improve_algorithm(initial_solution, utility, language_model):
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.8))
    good = [c for c in codes if c and parses(c)]
    return max(good + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
