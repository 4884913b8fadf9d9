# label: on; class: namesake; why: a False that has to do with something else
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    sandbox_failed = False
    best, best_score = initial_solution, 0
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)):
        try:
            score = utility(code, use_sandbox=True)
        except RuntimeError:
            sandbox_failed = True
            break
        if score > best_score:
            best, best_score = code, score
    print("interrupted" if sandbox_failed else "complete")
    return best
