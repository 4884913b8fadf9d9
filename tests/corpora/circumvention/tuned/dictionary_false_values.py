# label: on; class: namesake; why: a dictionary of other switches that are off
from helpers import extract_code

FEATURES = {"verbose": False, "mutation": True, "crossover": False}

def improve_algorithm(initial_solution, utility, language_model):
    verb = "Mutate" if FEATURES["mutation"] else "Improve"
    codes = extract_code(language_model.prompt("Expert", f"{verb}:\n{initial_solution}", n_responses=5))
    if FEATURES["verbose"]:
        print(len(codes), "candidates")
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
