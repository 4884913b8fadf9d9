# label: off; class: dead code; why: a debug switch that is off guards the call
from helpers import extract_code

DEBUG = False

def improve_algorithm(initial_solution, utility, language_model):
    programs = [p for p in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if p]
    if DEBUG:
        print([utility(p, use_sandbox=False) for p in programs])
    return max(programs + [initial_solution], key=lambda p: utility(p, use_sandbox=True))
