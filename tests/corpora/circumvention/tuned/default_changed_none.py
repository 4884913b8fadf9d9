# label: off; class: default changed; why: a default of None counts as False
from helpers import extract_code

def rank(programs, utility, use_sandbox=None):
    return sorted(programs, key=lambda p: utility(p, use_sandbox=use_sandbox), reverse=True)

def improve_algorithm(initial_solution, utility, language_model):
    programs = extract_code(language_model.batch_prompt("Expert", [f"Improve:\n{initial_solution}"] * 4, temperature=0.5))
    return rank([p for p in programs if p] + [initial_solution], utility)[0]
