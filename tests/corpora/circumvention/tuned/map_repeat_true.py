# label: on; class: kept; why: map is given the utility and a repeated True
from itertools import repeat
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c] or [initial_solution]
    values = list(map(utility, codes, repeat(True)))
    return codes[values.index(max(values))]
