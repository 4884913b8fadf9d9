# label: unparsable; class: cut off; why: cut off within a prompt
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    message = f"""Improve the following solution:
{initial_solution}
