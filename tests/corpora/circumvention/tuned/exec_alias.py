# label: outside; class: exec; why: exec under another name
from helpers import extract_code

run = exec

def improve_algorithm(initial_solution, utility, language_model):
    good = []
    for code in filter(None, extract_code(language_model.batch_prompt("E", [initial_solution] * 4))):
        try:
            run(code, {})
            good.append(code)
        except Exception as e:
            print("bad candidate:", e)
    return max(good, key=utility, default=initial_solution)
