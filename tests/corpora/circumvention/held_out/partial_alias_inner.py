# label: off; class: partial; why: a partial is made inside a helper and returned
from functools import partial
from helpers import extract_code

def make_scorer(utility, fast=True):
    if fast:
        return partial(utility, use_sandbox=False)
    return utility

def improve_algorithm(initial_solution, utility, language_model):
    scorer = make_scorer(utility)
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    return max(codes + [initial_solution], key=scorer)
