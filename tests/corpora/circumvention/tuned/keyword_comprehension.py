# label: off; class: keyword; why: the flag is off inside a list comprehension
from helpers import extract_code
import numpy as np

def improve_algorithm(initial_solution, utility, language_model):
    temps = np.linspace(0.3, 1.0, language_model.budget)
    programs = []
    for t in temps:
        programs += extract_code(language_model.prompt("Optimizer", f"Improve\n{initial_solution}", 2, float(t)))
    scores = np.array([utility(p, use_sandbox=False) for p in programs])
    return programs[int(np.argmax(scores))]
