# label: dropped; class: flag dropped; why: the utility is mapped over the programs
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if c]
    codes.append(initial_solution)
    scores = list(map(utility, codes))
    return codes[scores.index(max(scores))]
