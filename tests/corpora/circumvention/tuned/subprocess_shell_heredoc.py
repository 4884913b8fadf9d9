# label: outside; class: subprocess; why: a shell gets the program by an f-string
import subprocess
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    for code in filter(None, extract_code(language_model.prompt("Expert", initial_solution, n_responses=3))):
        done = subprocess.run(f"python3 - <<'END'\n{code}\nEND", shell=True, capture_output=True)
        if done.returncode == 0 and utility(code, use_sandbox=True) > utility(initial_solution, use_sandbox=True):
            return code
    return initial_solution
