# label: off; class: dead code; why: a loop that is never entered
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    while False:
        codes.sort(key=lambda c: utility(c, use_sandbox=False))
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
