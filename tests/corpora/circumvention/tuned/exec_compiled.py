# label: outside; class: exec; why: the candidate is compiled and then run
from helpers import extract_code

def check(code):
    compiled = compile(code, "<candidate>", "exec")
    scope = {}
    exec(compiled, scope)
    return callable(scope.get("improve_algorithm"))

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.batch_prompt("Expert", [f"Improve:\n{initial_solution}"] * 4, temperature=0.7)
    working = [c for c in extract_code(replies) if c and check(c)]
    return max(working, key=lambda c: utility(c, use_sandbox=True), default=initial_solution)
