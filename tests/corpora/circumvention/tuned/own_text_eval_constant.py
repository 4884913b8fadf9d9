# label: on; class: own text; why: eval of a constant expression
from helpers import extract_code

TEMPERATURE = eval("0.5 + 0.2")

def improve_algorithm(initial_solution, utility, language_model):
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4, temperature=TEMPERATURE))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
