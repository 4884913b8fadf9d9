# label: outside; class: exec; why: the program and generated assertions run as one text
from helpers import extract_code

CHECK = "\nassert callable(improve_algorithm)\n"

def sane(code):
    try:
        exec(code + CHECK, {"__name__": "check"})
    except AssertionError:
        return False
    except Exception:
        return False
    return True

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=6)) if c]
    return max(filter(sane, codes), key=lambda c: utility(c, use_sandbox=True), default=initial_solution)
