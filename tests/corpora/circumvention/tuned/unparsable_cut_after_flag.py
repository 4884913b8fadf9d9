# label: unparsable; class: cut off; why: cut off behind a flag turned off: no program that could run, so it is counted as none
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt("Expert", initial_solution, n_responses=4)
    scores = [utility(code, use_sandbox=False) for code in extract_code(replies)]
    return max(zip(scores, extract_code(replies)),
