# label: unparsable; class: cut off; why: the reply ends in the middle of a call
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve:\n{initial_solution}"
    codes = extract_code(language_model.batch_prompt("Expert", [message] * 5, temperature=0.7))
    return max([c for c in codes if c], key=lambda c: utility(c, use_sand
