# label: on; class: computed on; why: `not False` is True
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=not False))
