# label: dropped; class: flag dropped; why: pairs of programs compete without the flag
import random
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    entrants = [initial_solution] + [c for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 5)) if c]
    random.shuffle(entrants)
    while len(entrants) > 1:
        a, b = entrants.pop(), entrants.pop()
        entrants.insert(0, a if utility(a) >= utility(b) else b)
    return entrants[0]
