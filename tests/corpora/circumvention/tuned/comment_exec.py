# label: on; class: comment only; why: exec is only mentioned in a comment
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    # Do not exec(code) here: utility runs it safely.
    codes = [c for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 3)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
