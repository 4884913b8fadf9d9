# label: dropped; class: flag dropped; why: a vectorised utility without the flag
import numpy as np
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=6)) if c] or [initial_solution]
    scores = np.array([utility(code) for code in codes])
    order = np.argsort(-scores)
    return codes[int(order[0])]
