# label: on; class: kept; why: True as the second positional argument
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    pairs = [(utility(initial_solution, True), initial_solution)]
    for code in extract_code(language_model.batch_prompt("Expert", [f"Improve {initial_solution}"] * 4)):
        if code:
            pairs.append((utility(code, True), code))
    return max(pairs)[1]
