# label: outside; class: exec; why: builtins.exec by attribute in a method
import builtins
from helpers import extract_code

class Candidate:
    def __init__(self, code):
        self.code = code
        self.namespace = {}

    def load(self):
        builtins.exec(self.code, self.namespace)
        return self

    @property
    def valid(self):
        return callable(self.namespace.get("improve_algorithm"))

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    valid = [c for c in codes if Candidate(c).load().valid]
    return max(valid + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
