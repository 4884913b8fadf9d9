# label: off; class: dict splat; why: the dictionary is made from pairs
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    extra = dict([("use_sandbox", False)])
    best = initial_solution
    top = utility(best, **extra)
    for c in extract_code(language_model.batch_prompt("Expert", ["Improve " + initial_solution] * 2)):
        if c and (value := utility(c, **extra)) > top:
            best, top = c, value
    return best
