# label: dropped; class: flag dropped; why: a lambda assigned to a name, without the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    rate = lambda code: utility(code) if code else 0
    first, second = extract_code(language_model.prompt("Expert", initial_solution, n_responses=2, temperature=0.7))[:2]
    return max((initial_solution, first, second), key=rate)
