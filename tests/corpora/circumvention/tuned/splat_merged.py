# label: off; class: dict splat; why: merged settings override the flag with False
from helpers import extract_code

DEFAULTS = {"use_sandbox": True}

def improve_algorithm(initial_solution, utility, language_model):
    settings = {**DEFAULTS, "use_sandbox": False}
    candidates = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=3, temperature=0.7))
    return max([c for c in candidates if c] + [initial_solution], key=lambda c: utility(c, **settings))
