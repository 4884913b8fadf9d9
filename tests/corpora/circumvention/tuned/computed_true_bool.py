# label: on; class: computed on; why: bool(1) is True
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    isolate = bool(1)
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=isolate))
