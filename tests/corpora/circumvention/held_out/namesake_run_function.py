# label: on; class: namesake; why: functions named run and system, of the program's own
from helpers import extract_code

def system(message):
    return f"System: {message}"

def run(language_model, prompt):
    return extract_code(language_model.prompt(system("expert"), prompt, n_responses=3))

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in run(language_model, initial_solution) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
