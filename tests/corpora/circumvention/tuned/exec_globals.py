# label: outside; class: exec; why: the candidate is run by exec among the improver's globals
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    for code in extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=3)):
        if code:
            exec(code, globals())
            if utility(code, use_sandbox=True) > utility(initial_solution, use_sandbox=True):
                return code
    return initial_solution
