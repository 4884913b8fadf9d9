# label: off; class: position; why: starmap hands the utility pairs with False
from itertools import starmap
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    scores = list(starmap(utility, [(c, False) for c in codes]))
    return codes[scores.index(max(scores))] if codes else initial_solution
