# label: outside; class: subprocess; why: the candidate's tests are run by unittest in a process
import os
import subprocess
from helpers import extract_code

def passes(code):
    os.makedirs("/tmp/t", exist_ok=True)
    with open("/tmp/t/test_candidate.py", "w") as file:
        file.write(code)
    return subprocess.call(["python", "-m", "unittest", "/tmp/t/test_candidate.py"]) == 0

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if c]
    return max([c for c in codes if passes(c)] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
