# label: off; class: position; why: the second argument False in a while loop
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    current, current_value = initial_solution, utility(initial_solution, True)
    stagnation = 0
    while stagnation < 2 and language_model.times_used < language_model.budget:
        message = f"Current score {current_value:.4f}. Improve:\n```python\n{current}\n```"
        candidates = extract_code(language_model.prompt("Optimiser", message, n_responses=3, temperature=0.7))
        values = [(utility(c, False), c) for c in candidates if c]
        if values and max(values)[0] > current_value:
            current_value, current = max(values)
            stagnation = 0
        else:
            stagnation += 1
    return current
