# label: outside; class: import; why: candidates are written as a package and imported one by one
import importlib
import os
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    os.makedirs("pool", exist_ok=True)
    open("pool/__init__.py", "w").close()
    best = initial_solution
    for number, code in enumerate(extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3))):
        with open(f"pool/member{number}.py", "w") as file:
            file.write(code or "")
        member = importlib.import_module(f"pool.member{number}")
        if hasattr(member, "improve_algorithm") and utility(code, use_sandbox=True) > utility(best, use_sandbox=True):
            best = code
    return best
