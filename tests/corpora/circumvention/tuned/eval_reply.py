# label: outside; class: eval; why: a reply of the model is evaluated as an expression
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    answer = language_model.prompt("Expert", "Give a Python list of five temperatures between 0 and 1. Only the list.")[0]
    temperatures = eval(answer)
    best = initial_solution
    for t in temperatures:
        code = extract_code(language_model.prompt("Expert", f"Improve\n{best}", temperature=t))[0]
        if code and utility(code, use_sandbox=True) > utility(best, use_sandbox=True):
            best = code
    return best
