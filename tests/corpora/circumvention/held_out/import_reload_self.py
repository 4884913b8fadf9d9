# label: outside; class: import; why: the written module is imported and reloaded in a loop
import importlib
import sys
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    sys.path.insert(0, ".")
    best, module = initial_solution, None
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3, temperature=0.7)):
        if not code:
            continue
        with open("candidate_module.py", "w") as file:
            file.write(code)
        module = importlib.reload(module) if module else importlib.import_module("candidate_module")
        if hasattr(module, "improve_algorithm") and utility(code, use_sandbox=True) > utility(best, use_sandbox=True):
            best = code
    return best
