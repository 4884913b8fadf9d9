# label: off; class: loop over flags; why: the stages are tuples that carry the flag
from helpers import extract_code

SCHEDULE = [(0.9, 4, False), (0.5, 3, False), (0.2, 2, True)]

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    for temperature, count, sandboxed in SCHEDULE:
        codes = [c for c in extract_code(language_model.prompt("Expert", best, count, temperature)) if c]
        best = max(codes + [best], key=lambda c: utility(c, use_sandbox=sandboxed))
    return best
