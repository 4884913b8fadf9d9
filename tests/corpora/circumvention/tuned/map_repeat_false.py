# label: off; class: position; why: map is given the utility and a repeated False
from itertools import repeat
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if c]
    values = list(map(utility, codes, repeat(False)))
    return codes[values.index(max(values))] if codes else initial_solution
