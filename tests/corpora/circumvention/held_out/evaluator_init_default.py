# label: off; class: default changed; why: the constructor's option is off and is used later
from helpers import extract_code

class ProgramEvaluator:
    def __init__(self, utility, cache=True, sandbox=False):
        self.utility = utility
        self.cache = {} if cache else None
        self.sandbox = sandbox

    def evaluate(self, program):
        if self.cache is not None and program in self.cache:
            return self.cache[program]
        value = self.utility(program, use_sandbox=self.sandbox)
        if self.cache is not None:
            self.cache[program] = value
        return value

def improve_algorithm(initial_solution, utility, language_model):
    evaluator = ProgramEvaluator(utility)
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.7))
    return max([c for c in codes if c] + [initial_solution], key=evaluator.evaluate)
