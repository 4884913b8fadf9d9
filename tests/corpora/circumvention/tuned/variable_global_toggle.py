# label: off; class: variable; why: a global flag that starts True is set to False by a function
from helpers import extract_code

use_sandbox = True

def fast_mode():
    global use_sandbox
    use_sandbox = False

def improve_algorithm(initial_solution, utility, language_model):
    fast_mode()
    replies = language_model.prompt("Expert", f"Improve\n{initial_solution}\n{utility.str}", n_responses=4, temperature=0.7)
    pairs = [(utility(code, use_sandbox=use_sandbox), code) for code in extract_code(replies) if code]
    return max(pairs, default=(0, initial_solution))[1]
