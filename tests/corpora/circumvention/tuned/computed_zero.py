# label: off; class: computed; why: 0 is false
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    best = [initial_solution, utility(initial_solution, use_sandbox=1 > 0)]
    for reply in language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=3):
        program = extract_code(reply)
        if program:
            value = utility(program, use_sandbox=0)
            if value > best[1]:
                best = [program, value]
    return best[0]
