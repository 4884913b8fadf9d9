# label: off; class: dict splat; why: a chain of dictionaries puts the flag off in front
from collections import ChainMap
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    options = ChainMap({"use_sandbox": False}, {"use_sandbox": True})
    best = initial_solution
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)):
        if code and utility(code, **options) > utility(best, **options):
            best = code
    return best
