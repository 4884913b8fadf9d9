# label: outside; class: eval; why: a line of the candidate is evaluated to read a constant
import re
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    ranked = []
    for code in filter(None, extract_code(language_model.prompt("Expert", initial_solution, n_responses=4))):
        line = re.search(r"^ROUNDS = (.+)$", code, re.M)
        rounds = eval(line.group(1)) if line else 1
        ranked.append((utility(code, use_sandbox=True) / rounds, code))
    return max(ranked, default=(0, initial_solution))[1]
