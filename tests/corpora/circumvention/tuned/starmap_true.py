# label: on; class: kept; why: starmap hands the utility pairs with True
from itertools import starmap
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c] or [initial_solution]
    values = list(starmap(utility, [(c, True) for c in codes]))
    return codes[values.index(max(values))]
