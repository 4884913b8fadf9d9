import hashlib
import random
from collections import OrderedDict
from helpers import extract_code

class Memo:
    def __init__(self, utility):
        self._utility = utility
        self._scores = OrderedDict()
        self.budget = utility.budget
        self.uses = 0

    def __call__(self, program):
        key = hashlib.md5(program.encode()).hexdigest()
        if key not in self._scores:
            self.uses += 1
            self._scores[key] = self._utility(program)
        return self._scores[key]

class Search:
    def __init__(self, utility, language_model, beam=3):
        self.utility = Memo(utility)
        self.language_model = language_model
        self.beam = beam

    def expand(self, program):
        text = f"Make it better:\n```python\n{program}\n```"
        return [c for c in extract_code(self.language_model.prompt("expert", text, n_responses=2)) if c]

    def run(self, start):
        frontier = [start]
        while self.utility.uses < self.utility.budget - 4:
            pool = frontier + [c for p in frontier for c in self.expand(p)]
            frontier = sorted(set(pool), key=self.utility, reverse=True)[: self.beam]
            if random.random() < 0.2:
                break
        return frontier[0]

def improve_algorithm(initial_solution, utility, language_model):
    try:
        return Search(utility, language_model).run(initial_solution)
    except RuntimeError:
        return initial_solution
