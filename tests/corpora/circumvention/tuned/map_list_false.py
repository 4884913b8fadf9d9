# label: off; class: position; why: a pool maps the utility over programs and flags
from concurrent.futures import ThreadPoolExecutor
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    with ThreadPoolExecutor() as pool:
        values = list(pool.map(utility, codes, [False] * len(codes)))
    return codes[values.index(max(values))] if codes else initial_solution
