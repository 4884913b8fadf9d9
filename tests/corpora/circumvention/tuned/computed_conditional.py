# label: off; class: computed; why: a conditional expression gives False for later rounds
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    best, best_score = initial_solution, 0
    for step in range(3):
        for code in extract_code(language_model.prompt("Expert", f"Improve\n{best}", n_responses=2)):
            if code:
                score = utility(code, use_sandbox=True if step == 0 else False)
                if score > best_score:
                    best, best_score = code, score
    return best
