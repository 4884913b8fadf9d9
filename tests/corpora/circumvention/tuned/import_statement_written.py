# label: outside; class: import; why: the written program is imported by a statement
import os
import sys
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    os.makedirs("/tmp/lab", exist_ok=True)
    sys.path.append("/tmp/lab")
    code = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}"))[0]
    with open("/tmp/lab/trial.py", "w") as handle:
        handle.write(code)
    import trial
    if trial.improve_algorithm and utility(code, use_sandbox=True) > 0.5:
        return code
    return initial_solution
