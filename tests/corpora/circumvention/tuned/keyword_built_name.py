# label: off; class: dict splat; why: the key is put together from two pieces
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    key = "use_" + "sandbox"
    extra = {key: False}
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3, temperature=0.7))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, **extra))
