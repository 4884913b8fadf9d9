# label: off; class: dead code; why: a version switch that is never on
from helpers import extract_code

VERSION = 2

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    if VERSION == 1:
        return max(codes, key=lambda c: utility(c, False))
    return max(codes + [initial_solution], key=lambda c: utility(c, True))
