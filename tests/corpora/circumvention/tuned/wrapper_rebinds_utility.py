# label: off; class: lambda wrapper; why: the name of the utility is rebound to a version without the sandbox
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    original_utility = utility
    def utility(program):
        return original_utility(program, use_sandbox=False)
    best = initial_solution
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4, temperature=0.7)):
        if code and utility(code) > utility(best):
            best = code
    return best
