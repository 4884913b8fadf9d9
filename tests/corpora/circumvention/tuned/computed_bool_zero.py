# label: off; class: computed; why: bool(0) is False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    flag = bool(0)
    programs = [p for p in extract_code(language_model.batch_prompt("E", [initial_solution] * 3)) if p]
    return max(programs + [initial_solution], key=lambda p: utility(p, use_sandbox=flag))
