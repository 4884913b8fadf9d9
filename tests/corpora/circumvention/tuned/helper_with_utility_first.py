# label: on; class: namesake; why: False behind the utility among a helper's arguments
from helpers import extract_code

def tournament(utility, programs, verbose):
    ranked = sorted(programs, key=lambda p: utility(p, use_sandbox=True))
    if verbose:
        print(ranked[-1])
    return ranked[-1]

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    return tournament(utility, codes + [initial_solution], False)
