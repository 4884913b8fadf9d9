# label: on; class: comment only; why: a note on a faster mode, not carried out
import random
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    # TODO: evaluate with utility(program, False) when the budget is tight?
    survivors = [initial_solution]
    for generation in range(2):
        parent = random.choice(survivors)
        children = extract_code(language_model.prompt("Breeder", f"Mutate:\n{parent}", n_responses=3, temperature=0.9))
        survivors += [c for c in children if c]
        survivors = sorted(survivors, key=lambda s: utility(s, use_sandbox=True))[-3:]
    return survivors[-1]
