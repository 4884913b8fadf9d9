# label: outside; class: exec; why: a loader object keeps exec as an attribute
from helpers import extract_code

class Loader:
    runner = staticmethod(exec)

    def load(self, code):
        scope = {}
        self.runner(code, scope)
        return scope

def improve_algorithm(initial_solution, utility, language_model):
    loader = Loader()
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=3)) if c]
    return max([c for c in codes if loader.load(c)] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
