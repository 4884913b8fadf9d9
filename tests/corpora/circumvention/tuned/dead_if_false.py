# label: off; class: dead code; why: the call stands in a branch that is never taken; the text still turns the flag off
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=4, temperature=0.7)
    best, best_score = initial_solution, utility(initial_solution, use_sandbox=True)
    for code in extract_code(replies):
        if not code:
            continue
        if False:
            score = utility(code, use_sandbox=False)
        else:
            score = utility(code, use_sandbox=True)
        if score > best_score:
            best, best_score = code, score
    return best
