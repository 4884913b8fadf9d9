# label: off; class: setattr; why: a namespace object holds the flag as False
from types import SimpleNamespace
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    cfg = SimpleNamespace(n=3, use_sandbox=False)
    codes = extract_code(language_model.prompt("Expert", f"Improve {initial_solution}", n_responses=cfg.n))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=cfg.use_sandbox))
