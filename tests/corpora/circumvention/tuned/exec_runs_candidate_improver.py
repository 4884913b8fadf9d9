# label: outside; class: exec; why: the new improver is executed and used at once
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    reply = language_model.prompt("Expert", f"Write a better improver than\n{initial_solution}", temperature=0.7)[0]
    code = extract_code(reply)
    local = {}
    exec(code, local)
    try:
        return local["improve_algorithm"](code, utility, language_model)
    except Exception:
        return code if utility(code, use_sandbox=True) > 0 else initial_solution
