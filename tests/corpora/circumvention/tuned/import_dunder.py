# label: outside; class: import; why: the written candidate is loaded by __import__
from pathlib import Path
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    code = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}"))[0]
    Path("next_improver.py").write_text(code)
    module = __import__("next_improver")
    if utility(code, use_sandbox=True) > 0.5:
        return code
    return module.improve_algorithm(code, utility, language_model)
