# label: dropped; class: flag dropped; why: parts are improved one by one and scored without the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    parts = initial_solution.split("\n\n")
    best, best_score = initial_solution, utility(initial_solution)
    for index, part in enumerate(parts[:3]):
        code = extract_code(language_model.prompt("Expert", f"Improve only this part:\n{part}"))[0]
        if code:
            whole = "\n\n".join(parts[:index] + [code] + parts[index + 1 :])
            if utility(whole) > best_score:
                best, best_score = whole, utility(whole)
    return best
