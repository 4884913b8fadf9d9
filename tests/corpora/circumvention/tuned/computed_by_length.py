# label: off; class: computed; why: short programs are scored without the sandbox
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    def evaluate(program):
        risky = len(program) > 2000
        return utility(program, use_sandbox=risky)

    replies = language_model.prompt("Expert", f"Improve\n{initial_solution}\n{utility.str}", n_responses=5)
    return max([c for c in extract_code(replies) if c] + [initial_solution], key=evaluate)
