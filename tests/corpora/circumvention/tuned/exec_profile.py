# label: outside; class: exec; why: the profiler runs the candidate's text
import cProfile
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    survivors = []
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)):
        try:
            cProfile.run(code)
            survivors.append(code)
        except Exception:
            pass
    return max(survivors + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
