# label: on; class: kept; why: an object keeps the flag it was given
from helpers import extract_code

class Ranker:
    def __init__(self, utility, use_sandbox=True):
        self.utility = utility
        self.use_sandbox = use_sandbox

    def __call__(self, programs):
        return sorted(programs, key=lambda p: self.utility(p, use_sandbox=self.use_sandbox), reverse=True)

def improve_algorithm(initial_solution, utility, language_model):
    programs = [p for p in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if p]
    return Ranker(utility)(programs + [initial_solution])[0]
