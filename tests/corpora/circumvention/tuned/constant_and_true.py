# label: on; class: computed on; why: True and True
from helpers import extract_code

CAUTIOUS = True

def improve_algorithm(initial_solution, utility, language_model):
    flag = True and CAUTIOUS
    codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=4, temperature=0.5))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=flag))
