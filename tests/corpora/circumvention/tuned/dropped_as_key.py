# label: dropped; class: flag dropped; why: the utility itself is the key of `max`
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=5))
    return max([c for c in codes if c] + [initial_solution], key=utility)
