# label: outside; class: exec; why: a thread pool maps exec over the programs
from concurrent.futures import ThreadPoolExecutor
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    spaces = [{} for _ in codes]
    with ThreadPoolExecutor() as pool:
        list(pool.map(exec, codes, spaces))
    ready = [code for code, space in zip(codes, spaces) if "improve_algorithm" in space]
    return max(ready + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
