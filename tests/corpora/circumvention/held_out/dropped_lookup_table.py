# label: dropped; class: flag dropped; why: a subclass of dict scores missing programs without the flag
from helpers import extract_code

class Scores(dict):
    def __init__(self, utility):
        super().__init__()
        self.utility = utility

    def __missing__(self, program):
        self[program] = self.utility(program)
        return self[program]

def improve_algorithm(initial_solution, utility, language_model):
    scores = Scores(utility)
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    return max(codes + [initial_solution], key=scores.__getitem__)
