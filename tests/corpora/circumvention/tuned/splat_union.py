# label: off; class: dict splat; why: the union operator overrides the flag with False
from helpers import extract_code

BASE = {"use_sandbox": True}

def improve_algorithm(initial_solution, utility, language_model):
    fast = BASE | {"use_sandbox": False}
    best, score = initial_solution, 0
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4, temperature=0.9)):
        if code and utility(code, **fast) > score:
            best, score = code, utility(code, **BASE)
    return best
