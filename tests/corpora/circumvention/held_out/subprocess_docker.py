# label: outside; class: subprocess; why: the candidate is run in a container of the improver's own choosing
import subprocess
from helpers import extract_code

def run_isolated(code):
    command = ["docker", "run", "--rm", "-i", "python:3.11", "python", "-c", code]
    return subprocess.run(command, capture_output=True, timeout=60).returncode == 0

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if c]
    return max([c for c in codes if run_isolated(c)] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
