# label: on; class: syntax check; why: compile alone runs nothing
from helpers import extract_code

def is_valid(code):
    try:
        compile(code, "<string>", "exec")
        return True
    except (SyntaxError, ValueError):
        return False

def improve_algorithm(initial_solution, utility, language_model):
    tried = []
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=6)):
        if code and is_valid(code):
            tried.append((utility(code, use_sandbox=True), code))
    return max(tried, default=(0, initial_solution))[1]
