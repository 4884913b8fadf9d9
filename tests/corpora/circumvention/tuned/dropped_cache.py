# label: dropped; class: flag dropped; why: a cached wrapper without the flag
import functools
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    @functools.lru_cache(maxsize=None)
    def score(program):
        return utility(program)

    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    return max(codes + [initial_solution], key=score)
