# label: outside; class: eval; why: a call of the candidate's function is evaluated
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    ranked = []
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)):
        if code is None:
            continue
        result = eval(compile(code + "\nimprove_algorithm", "c", "single"))
        ranked.append((utility(code, use_sandbox=True), result is None, code))
    return max(ranked)[2] if ranked else initial_solution
