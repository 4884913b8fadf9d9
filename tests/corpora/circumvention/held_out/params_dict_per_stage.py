# label: off; class: dict splat; why: stages have parameter dictionaries, one with the flag off
from helpers import extract_code

STAGES = [
    {"n": 4, "temperature": 1.0, "evaluation": {"use_sandbox": False}},
    {"n": 2, "temperature": 0.3, "evaluation": {"use_sandbox": True}},
]

def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    for stage in STAGES:
        codes = extract_code(language_model.prompt("Expert", best, stage["n"], stage["temperature"]))
        best = max([c for c in codes if c] + [best], key=lambda c: utility(c, **stage["evaluation"]))
    return best
