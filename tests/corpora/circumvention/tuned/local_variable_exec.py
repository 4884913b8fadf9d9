# label: on; class: namesake; why: a local variable called eval holds a number
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    eval = {}
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)):
        if code:
            eval[code] = utility(code, use_sandbox=True)
    return max(eval, key=eval.get, default=initial_solution)
