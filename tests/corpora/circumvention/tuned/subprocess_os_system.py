# label: outside; class: subprocess; why: a shell runs the written candidate
import os
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    working = []
    for i, code in enumerate(extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3))):
        if not code:
            continue
        path = f"/tmp/candidate_{i}.py"
        with open(path, "w") as handle:
            handle.write(code)
        if os.system(f"timeout 5 python {path}") == 0:
            working.append(code)
    return max(working, key=lambda c: utility(c, use_sandbox=True), default=initial_solution)
