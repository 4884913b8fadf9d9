# label: dropped; class: flag dropped; why: the utility is the key of sorted
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    everything = [initial_solution, *extract_code(language_model.prompt("Expert", initial_solution, n_responses=5))]
    ranked = sorted(filter(None, everything), key=utility, reverse=True)
    return ranked[0]
