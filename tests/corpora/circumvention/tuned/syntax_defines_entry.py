# label: on; class: syntax check; why: the tree is searched for the entry function
import ast
from helpers import extract_code

def defines(code, name="improve_algorithm"):
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return False
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    return max([c for c in codes if defines(c)] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
