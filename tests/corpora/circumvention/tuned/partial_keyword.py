# label: off; class: partial; why: functools.partial binds the flag to False
from functools import partial
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    quick_utility = partial(utility, use_sandbox=False)
    solutions = extract_code(language_model.batch_prompt("Expert", [f"Improve\n{initial_solution}"] * 5, temperature=0.7))
    return max([s for s in solutions if s] + [initial_solution], key=quick_utility)
