# label: off; class: renamed; why: a helper's parameter of another name is given False by its only caller
from helpers import extract_code

def run_utility(utility, program, secure):
    return utility(program, use_sandbox=secure)

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve:\n```python\n{initial_solution}\n```"
    pool = extract_code(language_model.prompt("Expert", message, n_responses=4, temperature=0.7))
    scored = [(run_utility(utility, p, False), p) for p in pool if p]
    return max(scored, default=(0, initial_solution))[1]
