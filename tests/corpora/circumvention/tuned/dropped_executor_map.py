# label: dropped; class: flag dropped; why: an executor maps the utility
from concurrent.futures import ThreadPoolExecutor
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    with ThreadPoolExecutor(3) as executor:
        return max(zip(executor.map(utility, codes), codes), default=(0, initial_solution))[1]
