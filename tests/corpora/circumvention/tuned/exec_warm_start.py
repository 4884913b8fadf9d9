# label: outside; class: exec; why: the initial solution itself is executed to see what it answers
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    before = {}
    exec(initial_solution, before)
    names = sorted(name for name in before if not name.startswith("_"))
    message = f"It defines {names}. Improve it:\n{initial_solution}"
    codes = extract_code(language_model.batch_prompt("Expert", [message] * 4, temperature=0.7))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
