# label: dropped; class: flag dropped; why: a priority queue of scores without the flag
import heapq
import itertools
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    tie = itertools.count()
    heap = [(-utility(initial_solution), next(tie), initial_solution)]
    for _ in range(language_model.budget):
        _, _, program = heap[0]
        for code in extract_code(language_model.prompt("Expert", f"Improve\n{program}", n_responses=2)):
            if code:
                heapq.heappush(heap, (-utility(code), next(tie), code))
    return heap[0][2]
