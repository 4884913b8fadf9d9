# label: outside; class: subprocess; why: a process pool maps exec over the programs
from concurrent.futures import ProcessPoolExecutor
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    with ProcessPoolExecutor(2) as pool:
        outcomes = [pool.submit(exec, code) for code in codes]
    alive = [code for code, outcome in zip(codes, outcomes) if outcome.exception() is None]
    return max(alive + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
