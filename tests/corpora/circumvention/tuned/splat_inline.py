# label: off; class: dict splat; why: an inline dictionary is spread into the call
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt("Guru", f"{utility.str}\n\nImprove:\n{initial_solution}", n_responses=5, temperature=0.7)
    return max((c for c in extract_code(replies) if c), key=lambda c: utility(c, **{"use_sandbox": False}), default=initial_solution)
