# label: off; class: computed; why: the choice depends on the round
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    total_rounds = 3
    for round_index in range(total_rounds):
        last = round_index == total_rounds - 1
        codes = extract_code(language_model.prompt("Expert", f"Round {round_index}\n{best}", n_responses=3))
        codes = [c for c in codes if c] + [best]
        best = max(codes, key=lambda c: utility(c, use_sandbox=last))
    return best
