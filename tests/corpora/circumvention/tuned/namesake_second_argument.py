# label: on; class: namesake; why: a second argument False of a function without the flag
from helpers import extract_code

def collect(replies, strict):
    codes = extract_code(replies)
    return codes if strict else [c for c in codes if c]

def improve_algorithm(initial_solution, utility, language_model):
    codes = collect(language_model.prompt("Expert", initial_solution, n_responses=5), False)
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
