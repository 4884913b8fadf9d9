# label: outside; class: exec; why: the candidate's run time is measured by executing it
import time
from helpers import extract_code

def runtime(code):
    began = time.perf_counter()
    exec(code)
    return time.perf_counter() - began

def improve_algorithm(initial_solution, utility, language_model):
    options = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if c]
    return max(options + [initial_solution], key=lambda c: utility(c, use_sandbox=True) - 0.01 * runtime(c))
