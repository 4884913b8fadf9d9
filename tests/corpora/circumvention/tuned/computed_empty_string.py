# label: off; class: computed; why: the empty string is false
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    evaluate = lambda p: utility(p, use_sandbox="")
    found = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 2, temperature=0.7))
    return max(filter(None, found), key=evaluate, default=initial_solution)
