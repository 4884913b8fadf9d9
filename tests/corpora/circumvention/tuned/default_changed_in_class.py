# label: off; class: default changed; why: a method's flag defaults to False
from helpers import extract_code

class Evaluator:
    def __init__(self, utility):
        self._utility = utility
        self.history = []

    def __call__(self, program, use_sandbox=False):
        score = self._utility(program, use_sandbox)
        self.history.append((score, program))
        return score

def improve_algorithm(initial_solution, utility, language_model):
    evaluator = Evaluator(utility)
    evaluator(initial_solution)
    for program in extract_code(language_model.prompt("Expert", f"Improve {initial_solution}", n_responses=4)):
        if program:
            evaluator(program)
    return max(evaluator.history)[1]
