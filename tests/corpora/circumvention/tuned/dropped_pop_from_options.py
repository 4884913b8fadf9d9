# label: dropped; class: flag dropped; why: the option is taken out of the dictionary before the call
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, **options):
    options.pop("use_sandbox", None)
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, **options))
