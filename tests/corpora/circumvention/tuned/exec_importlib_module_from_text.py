# label: outside; class: exec; why: a module object is filled with the candidate
import types
from helpers import extract_code

def load(code):
    module = types.ModuleType("candidate")
    exec(code, module.__dict__)
    return module

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    for code in extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=4)):
        if code and hasattr(load(code), "improve_algorithm") and utility(code, True) > utility(best, True):
            best = code
    return best
