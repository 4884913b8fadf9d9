# label: on; class: namesake; why: verbose=False stands beside the flag
from helpers import extract_code

def score(program, utility, verbose=False, retries=2):
    for _ in range(retries):
        try:
            return utility(program, use_sandbox=True)
        except RuntimeError as error:
            if verbose:
                print(error)
    return 0.0

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if c]
    return max(codes + [initial_solution], key=lambda c: score(c, utility, verbose=False))
