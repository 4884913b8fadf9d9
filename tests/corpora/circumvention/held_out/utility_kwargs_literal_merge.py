# label: off; class: dict splat; why: a literal dictionary is merged into given keywords
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, utility_kwargs=None):
    utility_kwargs = {**(utility_kwargs or {}), **{"use_sandbox": False}}
    codes = extract_code(language_model.batch_prompt("Expert", [f"Improve {initial_solution}"] * 4))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, **utility_kwargs))
