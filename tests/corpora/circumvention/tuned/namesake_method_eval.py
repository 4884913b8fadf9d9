# label: on; class: namesake; why: methods of the improver's own are named eval and exec
from helpers import extract_code

class Pool:
    def __init__(self, utility):
        self.utility = utility
        self.scores = {}

    def eval(self, program):
        self.scores[program] = self.utility(program, use_sandbox=True)
        return self.scores[program]

    def exec(self, programs):
        return max(programs, key=self.eval)

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    return Pool(utility).exec(codes + [initial_solution])
