# label: dropped; class: flag dropped; why: NumPy ranks scores made without the flag
import numpy as np
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c] + [initial_solution]
    scores = np.fromiter((utility(c) for c in codes), dtype=float)
    return codes[int(scores.argmax())]
