# label: off; class: loop over flags; why: a comprehension goes over both values of the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    programs = [initial_solution, *[p for p in extract_code(language_model.batch_prompt("E", [initial_solution] * 3)) if p]]

    def score(p):
        return max(utility(p, use_sandbox=flag) for flag in [False, True])

    return max(programs, key=score)
