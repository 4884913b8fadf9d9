# label: dropped; class: flag dropped; why: partial binds the program only
from functools import partial
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    calls = [partial(utility, c) for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 3)) if c]
    scores = [(call(), call.args[0]) for call in calls]
    return max(scores, default=(0, initial_solution))[1]
