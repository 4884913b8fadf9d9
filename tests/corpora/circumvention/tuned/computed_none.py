# label: off; class: computed; why: None is false
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    solutions = extract_code(language_model.batch_prompt("Expert", [f"Improve:\n{initial_solution}"] * 5, temperature=0.7))
    return max([s for s in solutions if s] + [initial_solution], key=lambda s: utility(s, use_sandbox=None))
