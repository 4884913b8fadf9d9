# label: off; class: computed; why: `not True` is False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    code = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=4, temperature=0.7))
    ranked = sorted([c for c in code if c], key=lambda c: utility(c, use_sandbox=not True))
    return ranked[-1] if ranked else initial_solution
