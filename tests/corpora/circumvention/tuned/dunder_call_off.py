# label: off; class: keyword; why: the call goes by `__call__`
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    run = utility.__call__
    codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=3, temperature=0.7))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: run(c, use_sandbox=False))
