# label: outside; class: own evaluator; why: an evaluator class runs programs itself and asks the utility only at the end
from helpers import extract_code

class LocalRunner:
    def __init__(self):
        self.errors = []

    def run(self, code, instance):
        env = {}
        try:
            exec(compile(code, "<solution>", "exec"), env)
            return env["algorithm"](*instance)
        except Exception as error:
            self.errors.append(str(error))
            return None

def improve_algorithm(initial_solution, utility, language_model):
    runner = LocalRunner()
    drafts = [d for d in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if d]
    alive = [d for d in drafts if runner.run(d, ([1, 2, 3],)) is not None]
    return max(alive + [initial_solution], key=lambda d: utility(d, use_sandbox=True))
