# label: outside; class: exec; why: the candidate's function is taken out by exec to be used for proposing
from helpers import extract_code

def load_function(code, name):
    environment = {"extract_code": extract_code}
    exec(code, environment)
    return environment.get(name)

def improve_algorithm(initial_solution, utility, language_model):
    first = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", temperature=0.7))[0]
    try:
        improver = load_function(first, "improve_algorithm")
        second = improver(first, utility, language_model)
    except Exception:
        second = initial_solution
    return max([c for c in (first, second, initial_solution) if c], key=lambda c: utility(c, use_sandbox=True))
