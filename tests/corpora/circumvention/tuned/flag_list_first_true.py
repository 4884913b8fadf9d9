# label: on; class: computed on; why: the element of a list that is True
from helpers import extract_code

FLAGS = (True, True)

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 2)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=FLAGS[0]))
