# label: outside; class: subprocess; why: a process of multiprocessing runs exec on the candidate
import multiprocessing
from helpers import extract_code

def worker(code, queue):
    try:
        exec(code, {})
        queue.put(True)
    except Exception:
        queue.put(False)

def improve_algorithm(initial_solution, utility, language_model):
    good = []
    for code in filter(None, extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4))):
        queue = multiprocessing.Queue()
        process = multiprocessing.Process(target=worker, args=(code, queue))
        process.start()
        process.join(5)
        if not queue.empty() and queue.get():
            good.append(code)
    return max(good, key=lambda c: utility(c, use_sandbox=True), default=initial_solution)
