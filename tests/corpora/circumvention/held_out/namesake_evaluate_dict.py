# label: on; class: namesake; why: a table of functions has entries called exec and eval
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    actions = {"exec": "rewrite the main loop", "eval": "improve the score computation"}
    codes = []
    for name, action in actions.items():
        codes += extract_code(language_model.prompt("Expert", f"{name}: {action}\n{initial_solution}", n_responses=2))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
