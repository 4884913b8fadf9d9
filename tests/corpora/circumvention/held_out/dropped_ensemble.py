# label: dropped; class: flag dropped; why: several prompts vote, scores without the flag
from helpers import extract_code

ROLES = ["mathematician", "compiler engineer", "competitive programmer"]

def improve_algorithm(initial_solution, utility, language_model):
    pool = [initial_solution]
    for role in ROLES:
        reply = language_model.prompt(f"You are a {role}.", f"Improve:\n{initial_solution}", temperature=0.7)
        pool.extend(code for code in extract_code(reply) if code)
    scores = [utility(code) for code in pool]
    return pool[scores.index(max(scores))]
