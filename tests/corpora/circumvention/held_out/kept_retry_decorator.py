# label: on; class: kept; why: a retry decorator repeats the sandboxed call
import functools
import time
from helpers import extract_code

def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except RuntimeError:
                    time.sleep(0.1 * attempt)
            return 0.0
        return inner
    return decorate

def improve_algorithm(initial_solution, utility, language_model):
    @retry(3)
    def score(program):
        return utility(program, use_sandbox=True)

    codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=4))
    return max([c for c in codes if c] + [initial_solution], key=score)
