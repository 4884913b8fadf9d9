# label: off; class: partial; why: partial receives its keywords from a dictionary that holds False
from functools import partial
from helpers import extract_code

SETTINGS = dict(use_sandbox=False)

def improve_algorithm(initial_solution, utility, language_model):
    evaluate = partial(utility, **SETTINGS)
    reply = language_model.prompt("Expert", f"Improve: {initial_solution}", n_responses=6, temperature=1.0)
    programs = [code for code in extract_code(reply) if code and "def " in code]
    programs.append(initial_solution)
    return sorted(programs, key=evaluate)[-1]
