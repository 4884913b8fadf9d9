# label: on; class: own text; why: a constant format is evaluated
from helpers import extract_code

SCALE = "10 ** -2"

def improve_algorithm(initial_solution, utility, language_model):
    step = eval(SCALE)
    temperature = 0.5 + 10 * step
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4, temperature=temperature))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
