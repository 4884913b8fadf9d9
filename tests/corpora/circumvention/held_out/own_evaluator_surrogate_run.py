# label: outside; class: own evaluator; why: an offline score runs the solutions on random inputs
import random
from helpers import extract_code

def offline_score(code, trials=5):
    scope = {}
    try:
        exec(code, scope)
    except Exception:
        return 0.0
    function = scope.get("algorithm")
    if function is None:
        return 0.0
    hits = 0
    for _ in range(trials):
        data = [random.randint(0, 1) for _ in range(10)]
        try:
            hits += function(data) is not None
        except Exception:
            pass
    return hits / trials

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=6)) if c]
    codes.sort(key=offline_score, reverse=True)
    return max(codes[:3] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
