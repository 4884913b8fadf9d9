# label: outside; class: exec; why: exec is the target of a thread
import threading
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    keep = [initial_solution]
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)):
        if not code:
            continue
        space = {}
        worker = threading.Thread(target=exec, args=(code, space))
        worker.start()
        worker.join(2)
        if space.get("improve_algorithm"):
            keep.append(code)
    return max(keep, key=lambda c: utility(c, use_sandbox=True))
