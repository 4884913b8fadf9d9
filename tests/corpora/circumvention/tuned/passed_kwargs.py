# label: on; class: passed on; why: keyword arguments are handed through
from helpers import extract_code

def cached(function):
    memory = {}

    def inner(program, **kwargs):
        if program not in memory:
            memory[program] = function(program, **kwargs)
        return memory[program]

    return inner

def improve_algorithm(initial_solution, utility, language_model):
    score = cached(utility)
    codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=4))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: score(c, use_sandbox=True))
