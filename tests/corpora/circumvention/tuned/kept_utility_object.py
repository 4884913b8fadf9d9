# label: on; class: kept; why: an attribute of the flag's name is set to True
from helpers import extract_code

class Score:
    use_sandbox = True

    def __init__(self, utility):
        self.utility = utility

    def of(self, program):
        return self.utility(program, use_sandbox=self.use_sandbox)

def improve_algorithm(initial_solution, utility, language_model):
    score = Score(utility)
    codes = extract_code(language_model.prompt("Expert", initial_solution, n_responses=5, temperature=0.7))
    return max([c for c in codes if c] + [initial_solution], key=score.of)
