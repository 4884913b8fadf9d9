# label: dropped; class: flag dropped; why: the number of candidates follows the budget; no flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    remaining = max(1, utility.budget - utility.uses - 1)
    n = min(remaining, language_model.max_responses_per_call)
    best, score = initial_solution, utility(initial_solution)
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=n))[:remaining]:
        if code and (value := utility(code)) > score:
            best, score = code, value
    return best
