# label: on; class: other technique; why: a commit of notes is made by git; no program is evaluated
import subprocess
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=3)) if c]
    best = max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
    subprocess.run(["git", "commit", "--allow-empty", "-m", f"best of {len(codes)}"], check=False)
    return best
