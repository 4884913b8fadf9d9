# label: unparsable; class: cut off; why: a placeholder stands where code should
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    <the same as before>
    return best_solution
