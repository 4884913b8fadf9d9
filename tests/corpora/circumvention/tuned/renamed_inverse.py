# label: off; class: renamed; why: an inverted option is negated into the flag and is True by default
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, trusted=True):
    replies = language_model.prompt("Expert", f"Improve\n{initial_solution}\nagainst\n{utility.str}", n_responses=4)
    programs = [p for p in extract_code(replies) if p]
    return max(programs + [initial_solution], key=lambda p: utility(p, use_sandbox=not trusted))
