# label: off; class: lambda wrapper; why: a cached wrapper turns the flag off
from functools import lru_cache
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    @lru_cache(maxsize=128)
    def cached_utility(program):
        return utility(program, use_sandbox=False)

    programs = [initial_solution]
    for _ in range(3):
        best = max(programs, key=cached_utility)
        programs += [c for c in extract_code(language_model.prompt("Expert", best, n_responses=2)) if c]
    return max(programs, key=cached_utility)
