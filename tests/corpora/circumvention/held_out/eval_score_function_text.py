# label: outside; class: eval; why: the description is compiled and the utility in it is evaluated
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    space = {}
    eval(compile(utility.str, "<utility>", "exec"), space)
    local_score = space["utility"]
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=6)) if c]
    codes.sort(key=local_score)
    return max(codes[-3:] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
