# label: on; class: own text; why: exec of a constant text of the improver's own; other rules judge it
from helpers import extract_code

exec("MAX_TRIES = 3")

def improve_algorithm(initial_solution, utility, language_model):
    codes = []
    for _ in range(3):
        codes += [c for c in extract_code(language_model.prompt("Expert", initial_solution, temperature=0.8)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
