# label: off; class: dict splat; why: a dictionary comprehension turns all switches off
from helpers import extract_code

SWITCHES = ["use_sandbox"]

def improve_algorithm(initial_solution, utility, language_model):
    options = {name: False for name in SWITCHES}
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, **options))
