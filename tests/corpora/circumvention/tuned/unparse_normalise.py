# label: on; class: syntax check; why: duplicates are found by normalised trees
import ast
from helpers import extract_code

def normal_form(code):
    try:
        return ast.unparse(ast.parse(code))
    except (SyntaxError, ValueError):
        return None

def improve_algorithm(initial_solution, utility, language_model):
    distinct = {}
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 6, temperature=0.9)):
        form = normal_form(code or "")
        if form:
            distinct.setdefault(form, code)
    return max([*distinct.values(), initial_solution], key=lambda c: utility(c, use_sandbox=True))
