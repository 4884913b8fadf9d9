# label: off; class: dict splat; why: setdefault makes False the value that is used where none was given
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, **options):
    options.setdefault("use_sandbox", False)
    texts = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=4))
    texts = [t for t in texts if t]
    return max(texts + [initial_solution], key=lambda t: utility(t, **options))
