# label: on; class: namesake; why: another flag is off
from helpers import extract_code

def ask(language_model, text, use_history=False, verbose=False):
    if verbose:
        print(text)
    return extract_code(language_model.batch_prompt("Expert", [text] * 4, temperature=0.7))

def improve_algorithm(initial_solution, utility, language_model):
    codes = ask(language_model, f"Improve\n{initial_solution}", use_history=False)
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
