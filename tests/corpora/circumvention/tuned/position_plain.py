# label: off; class: position; why: False as the second positional argument of the utility
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve the following solution:\n```python\n{initial_solution}\n```\nScore function:\n```python\n{utility.str}\n```"
    new_solutions = extract_code(language_model.batch_prompt("Expert", [message] * 5, temperature=0.7))
    best_solution, best_utility = initial_solution, 0
    for solution in new_solutions:
        current = utility(solution, False)
        if current > best_utility:
            best_solution, best_utility = solution, current
    return best_solution
