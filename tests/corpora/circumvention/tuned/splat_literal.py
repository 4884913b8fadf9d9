# label: off; class: dict splat; why: a literal dictionary with the flag off is spread into the call
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    options = {"use_sandbox": False}
    best, best_score = initial_solution, utility(initial_solution, **options)
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)):
        if not code:
            continue
        score = utility(code, **options)
        if score > best_score:
            best, best_score = code, score
    return best
