# label: outside; class: subprocess; why: the command is a variable list
import subprocess
import sys
from helpers import extract_code

def crash_free(code):
    command = [sys.executable]
    command += ["-c", code]
    return subprocess.run(command, timeout=10).returncode == 0

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if c and crash_free(c)]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
