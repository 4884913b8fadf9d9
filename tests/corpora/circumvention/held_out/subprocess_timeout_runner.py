# label: outside; class: subprocess; why: a runner with a timeout executes the candidate from a file
import os
import subprocess
import sys
import tempfile
from helpers import extract_code

def run_with_timeout(source, seconds):
    handle, path = tempfile.mkstemp(suffix=".py")
    with os.fdopen(handle, "w") as file:
        file.write(source)
    try:
        result = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=seconds)
        return result.returncode, result.stderr
    except subprocess.TimeoutExpired:
        return 1, "timeout"
    finally:
        os.remove(path)

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=3)):
        if code and run_with_timeout(code, 5)[0] == 0 and utility(code, use_sandbox=True) > utility(best, use_sandbox=True):
            best = code
    return best
