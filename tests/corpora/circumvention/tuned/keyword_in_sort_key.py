# label: off; class: keyword; why: the flag is False inside a sorting key
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    prompt = "Rewrite this program so that it scores higher:\n" + initial_solution
    replies = language_model.prompt("Senior engineer", prompt, n_responses=4, temperature=0.7)
    pool = [p for p in extract_code(replies) if p] + [initial_solution]
    pool.sort(key=lambda p: utility(p, use_sandbox=False), reverse=True)
    return pool[0]
