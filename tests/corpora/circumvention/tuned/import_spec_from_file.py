# label: outside; class: import; why: the candidate is written to a file and imported from there
import importlib.util
from helpers import extract_code

def load_candidate(code, number):
    path = f"/tmp/candidate{number}.py"
    with open(path, "w") as f:
        f.write(code)
    spec = importlib.util.spec_from_file_location(f"candidate{number}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    for number, code in enumerate(extract_code(language_model.batch_prompt("E", [initial_solution] * 3))):
        module = load_candidate(code, number)
        if hasattr(module, "improve_algorithm") and utility(code, use_sandbox=True) > utility(best, use_sandbox=True):
            best = code
    return best
