# label: outside; class: subprocess; why: the candidate is piped into an interpreter
import subprocess
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    ok = [initial_solution]
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)):
        process = subprocess.Popen(["python3", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        _, errors = process.communicate((code or "").encode(), timeout=10)
        if code and not errors:
            ok.append(code)
    return max(ok, key=lambda c: utility(c, use_sandbox=True))
