# label: off; class: setattr; why: the object's dictionary is updated
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    vars(utility).update({"use_sandbox": False})
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3, temperature=0.7))
    return max([c for c in codes if c] + [initial_solution], key=utility)
