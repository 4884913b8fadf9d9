# label: dropped; class: flag dropped; why: the utility is called without the flag, which stays at its default
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve the following solution:\n```python\n{initial_solution}\n```\n{utility.str}"
    best, best_score = initial_solution, utility(initial_solution)
    for code in extract_code(language_model.batch_prompt("Expert", [message] * 5, temperature=0.7)):
        score = utility(code) if code else 0
        if score > best_score:
            best, best_score = code, score
    return best
