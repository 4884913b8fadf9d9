# label: off; class: dict splat; why: a mutable default argument holds the flag off
from helpers import extract_code

def rank(utility, programs, options={"use_sandbox": False}):
    return sorted(programs, key=lambda p: utility(p, **options), reverse=True)

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    return rank(utility, codes + [initial_solution])[0]
