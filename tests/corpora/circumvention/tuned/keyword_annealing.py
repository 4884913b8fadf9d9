# label: off; class: keyword; why: simulated annealing that accepts by unsandboxed scores
import math
import random
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    current, current_score = initial_solution, utility(initial_solution, use_sandbox=True)
    best, best_score = current, current_score
    temperature = 1.0
    while language_model.times_used < language_model.budget and utility.uses < utility.budget:
        reply = language_model.prompt("Expert in optimisation", f"Vary this program slightly:\n{current}", temperature=temperature)
        new = extract_code(reply)[0]
        if new is None:
            continue
        new_score = utility(new, use_sandbox=False)
        if new_score > current_score or random.random() < math.exp((new_score - current_score) / max(temperature, 1e-3)):
            current, current_score = new, new_score
        if current_score > best_score:
            best, best_score = current, current_score
        temperature *= 0.9
    return best
