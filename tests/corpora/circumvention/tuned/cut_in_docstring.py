# label: unparsable; class: cut off; why: the reply ends within a docstring
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    """Improve with a beam search whose width
