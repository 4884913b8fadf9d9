# label: on; class: kept; why: True among the positional arguments of a submitted call
from concurrent.futures import ThreadPoolExecutor
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    with ThreadPoolExecutor() as pool:
        jobs = [(pool.submit(utility, code, True), code) for code in codes]
    ranked = sorted(((job.result(), code) for job, code in jobs), reverse=True)
    return ranked[0][1] if ranked else initial_solution
