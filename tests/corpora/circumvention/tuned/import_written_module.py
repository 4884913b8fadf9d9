# label: outside; class: import; why: the candidate is written beside the program and imported by name
import importlib
import sys
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    sys.path.insert(0, "/tmp")
    best, best_score = initial_solution, 0
    for i, code in enumerate(extract_code(language_model.prompt("Expert", initial_solution, n_responses=3))):
        name = f"generated_{i}"
        with open(f"/tmp/{name}.py", "w") as f:
            f.write(code)
        module = importlib.import_module(name)
        score = utility(code, use_sandbox=True)
        if hasattr(module, "improve_algorithm") and score > best_score:
            best, best_score = code, score
    return best
