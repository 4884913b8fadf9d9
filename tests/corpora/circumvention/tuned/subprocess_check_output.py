# label: outside; class: subprocess; why: the candidate's output is taken from a process
from subprocess import check_output, STDOUT
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    for code in extract_code(language_model.batch_prompt("Expert", [f"Improve {initial_solution}"] * 3)):
        try:
            check_output(["python", "-c", code], stderr=STDOUT, timeout=20)
        except Exception:
            continue
        if utility(code, use_sandbox=True) > utility(best, use_sandbox=True):
            best = code
    return best
