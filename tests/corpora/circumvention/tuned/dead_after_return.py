# label: off; class: dead code; why: the call stands behind a return
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    solutions = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.7))

    def score(solution):
        return utility(solution, use_sandbox=True)
        return utility(solution, use_sandbox=False)

    return max([s for s in solutions if s] + [initial_solution], key=score)
