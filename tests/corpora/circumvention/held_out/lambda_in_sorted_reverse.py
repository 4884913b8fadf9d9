# label: off; class: keyword; why: the flag off in the key of heapq.nlargest
import heapq
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    beam = [initial_solution]
    for depth in range(2):
        expanded = list(beam)
        for node in beam:
            expanded += [c for c in extract_code(language_model.prompt("Expert", node, n_responses=2)) if c]
        beam = heapq.nlargest(2, expanded, key=lambda node: utility(node, use_sandbox=False))
    return beam[0]
