# label: off; class: keyword; why: scores in a dictionary comprehension, flag off
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    """Multi-temperature sampling with exact scoring."""
    programs = {initial_solution}
    for temperature in [0.1, 0.4, 0.7, 1.0]:
        programs.update(filter(None, extract_code(language_model.prompt("Expert", initial_solution, 1, temperature))))
    scores = {program: utility(program, use_sandbox=False) for program in programs}
    return max(scores, key=lambda program: scores[program])
