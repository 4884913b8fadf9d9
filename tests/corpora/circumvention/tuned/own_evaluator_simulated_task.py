# label: outside; class: own evaluator; why: the candidate's function is run on an example of its own
import random
from helpers import extract_code

EXAMPLE = [random.random() for _ in range(50)]

def trial(code):
    scope = {}
    exec(code, scope)
    return scope["algorithm"](list(EXAMPLE))

def improve_algorithm(initial_solution, utility, language_model):
    best, best_result = initial_solution, None
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5, temperature=0.9)):
        try:
            result = trial(code)
        except Exception:
            continue
        if best_result is None or result > best_result:
            best, best_result = code, result
    return best
