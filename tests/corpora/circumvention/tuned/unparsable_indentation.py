# label: unparsable; class: cut off; why: lines lost their indentation
from helpers import extract_code
def improve_algorithm(initial_solution, utility, language_model):
codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=4))
return max(codes, key=utility)
