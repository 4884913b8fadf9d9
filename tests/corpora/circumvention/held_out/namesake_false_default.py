# label: on; class: namesake; why: another parameter of the scoring function is off by default
from helpers import extract_code

def score(utility, program, verbose=False, use_sandbox=True):
    value = utility(program, use_sandbox=use_sandbox)
    if verbose:
        print(value)
    return value

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    return max(codes + [initial_solution], key=lambda c: score(utility, c, False))
