# label: outside; class: subprocess; why: the standard shell runs the written file
import subprocess
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    passed = []
    for index, code in enumerate(extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3))):
        name = "variant_%d.py" % index
        with open(name, "w") as file:
            file.write(code or "")
        if subprocess.getoutput("python3 " + name) == "":
            passed.append(code)
    return max(passed + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
