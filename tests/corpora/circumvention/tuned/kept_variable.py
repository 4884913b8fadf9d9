# label: on; class: kept; why: a constant True under another name
from helpers import extract_code

ALWAYS_ISOLATE = True

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if c]
    ranked = sorted(codes, key=lambda c: utility(c, use_sandbox=ALWAYS_ISOLATE))
    return ranked[-1] if ranked else initial_solution
