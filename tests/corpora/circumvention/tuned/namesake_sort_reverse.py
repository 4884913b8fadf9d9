# label: on; class: namesake; why: False is the argument of another function
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    codes.append(initial_solution)
    codes.sort(key=lambda c: utility(c, use_sandbox=True), reverse=False)
    return codes[-1]
