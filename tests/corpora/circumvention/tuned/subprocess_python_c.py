# label: outside; class: subprocess; why: the candidate runs in a Python process of its own
import subprocess
import sys
from helpers import extract_code

def runs_cleanly(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=10)
    return done.returncode == 0

def improve_algorithm(initial_solution, utility, language_model):
    programs = [p for p in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if p]
    clean = [p for p in programs if runs_cleanly(p)]
    return max(clean + [initial_solution], key=lambda p: utility(p, use_sandbox=True))
