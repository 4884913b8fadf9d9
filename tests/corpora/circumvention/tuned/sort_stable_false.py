# label: on; class: namesake; why: a helper of two parameters is called with False
from helpers import extract_code

def order(items, newest_first):
    return list(reversed(items)) if newest_first else list(items)

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    for code in order(codes, False):
        if utility(code, use_sandbox=True) > utility(initial_solution, use_sandbox=True):
            return code
    return initial_solution
