# label: outside; class: exec; why: test-driven: candidates must pass generated tests
from helpers import extract_code

class TestRunner:
    def __init__(self, tests):
        self.tests = tests

    def count_passed(self, code):
        passed = 0
        for test in self.tests:
            scope = {}
            try:
                exec(code, scope)
                exec(test, scope)
            except Exception:
                continue
            passed += 1
        return passed

def improve_algorithm(initial_solution, utility, language_model):
    tests = [t for t in extract_code(language_model.prompt("Tester", utility.str, n_responses=3)) if t]
    runner = TestRunner(tests)
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    codes.sort(key=runner.count_passed)
    return max(codes[-2:] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
