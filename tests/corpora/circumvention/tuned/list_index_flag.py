# label: off; class: computed; why: the flag is taken from a list by index
from helpers import extract_code

PASSES = [False, True]

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    for number in range(2):
        codes = sorted(codes, key=lambda c: utility(c, use_sandbox=PASSES[number]), reverse=True)[:3]
    return codes[0] if codes else initial_solution
