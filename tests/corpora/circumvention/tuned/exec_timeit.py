# label: outside; class: exec; why: timeit runs the candidate's text
import timeit
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    programs = [p for p in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if p]
    fast = sorted(programs, key=lambda p: timeit.timeit(stmt=p, number=1))[:2]
    return max(fast + [initial_solution], key=lambda p: utility(p, use_sandbox=True))
