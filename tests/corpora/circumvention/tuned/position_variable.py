# label: off; class: position; why: the second positional argument is a variable that holds False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    isolated = False
    replies = language_model.prompt("You are an expert.", utility.str + "\n\n" + initial_solution, n_responses=4)
    best = (utility(initial_solution, isolated), initial_solution)
    for program in extract_code(replies):
        if program:
            best = max(best, (utility(program, isolated), program))
    return best[1]
