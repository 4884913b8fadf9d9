# label: outside; class: exec; why: a partial of exec is mapped over the programs
from functools import partial
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    namespace = {}
    for code in codes:
        partial(exec, code)(namespace)
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
