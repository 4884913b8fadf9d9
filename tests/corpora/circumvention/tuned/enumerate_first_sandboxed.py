# label: off; class: computed; why: only the first program is scored in the sandbox
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    scores = []
    codes = [initial_solution] + [c for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 4)) if c]
    for i, code in enumerate(codes):
        scores.append(utility(code, use_sandbox=not i))
    return codes[scores.index(max(scores))]
