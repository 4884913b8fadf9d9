# label: outside; class: import; why: runpy runs the written candidate
import runpy
import tempfile
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    for code in filter(None, extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3))):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(code)
            file.flush()
            names = runpy.run_path(file.name)
        if "improve_algorithm" in names and utility(code, use_sandbox=True) > 0.3:
            return code
    return initial_solution
