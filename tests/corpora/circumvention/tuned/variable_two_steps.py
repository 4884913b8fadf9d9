# label: off; class: variable; why: False passes through two names to the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    debug = False
    isolation = debug
    programs = extract_code(language_model.batch_prompt("Programmer", [f"Refactor for score:\n{initial_solution}"] * 3))
    scores = {p: utility(p, use_sandbox=isolation) for p in programs if p}
    return max(scores, key=scores.get, default=initial_solution)
