# label: off; class: keyword; why: the flag is off in a walrus of a comprehension's condition
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.7))
    good = [(s, c) for c in codes if c and (s := utility(c, use_sandbox=False)) > 0.2]
    return max(good)[1] if good else initial_solution
