# label: dropped; class: flag dropped; why: the key of `max` with a default
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    """Ask for many programs at several temperatures and keep the best."""
    found = []
    for t in (0.2, 0.5, 0.8, 1.1):
        found.extend(extract_code(language_model.prompt("Expert", initial_solution, temperature=t)))
    return max(filter(None, found), key=utility, default=initial_solution)
