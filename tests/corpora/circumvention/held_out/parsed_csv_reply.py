# label: on; class: parsed reply; why: a reply is split at commas
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    words = language_model.prompt("Expert", "Name three optimisation strategies, separated by commas.")[0].split(",")
    codes = []
    for word in words[:3]:
        codes += extract_code(language_model.prompt("Expert", f"Use {word.strip()} for\n{initial_solution}"))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
