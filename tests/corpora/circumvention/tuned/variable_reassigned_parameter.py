# label: off; class: variable; why: the flag given as True is set to False before it is used
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, use_sandbox=True):
    """Improve with a two-step approach."""
    use_sandbox = False
    outline = language_model.prompt("Planner", f"Outline improvements to:\n{initial_solution}")[0]
    codes = extract_code(language_model.prompt("Coder", f"{outline}\n\n{initial_solution}", n_responses=4))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=use_sandbox))
