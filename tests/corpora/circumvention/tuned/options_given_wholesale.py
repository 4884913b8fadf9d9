# label: on; class: passed on; why: options are handed on as they came
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, **utility_options):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, **utility_options))
