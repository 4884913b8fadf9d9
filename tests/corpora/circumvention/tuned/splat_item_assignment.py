# label: off; class: dict splat; why: the flag's key is set to False after the dictionary was made
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    call_options = {}
    call_options["use_sandbox"] = False
    scored = []
    for index in range(3):
        reply = language_model.prompt("Expert", f"Attempt {index}: improve\n{initial_solution}", temperature=0.3 * (index + 1))
        for code in extract_code(reply):
            if code:
                scored.append((utility(code, **call_options), code))
    return max(scored, default=(0.0, initial_solution))[1]
