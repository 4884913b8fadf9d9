# label: unparsable; class: cut off; why: a bracket is missing
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=3)
    return max(codes, key=lambda c: utility(c, use_sandbox=True))
