# label: on; class: kept; why: the loop of the seed improver
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    expertise = "You are an expert computer science researcher and programmer."
    message = f"Improve the following solution:\n```python\n{initial_solution}\n```\nScore:\n```python\n{utility.str}\n```"
    n_messages = min(language_model.max_responses_per_call, utility.budget)
    best_solution, best_score = None, -1
    for solution in extract_code(language_model.batch_prompt(expertise, [message] * n_messages, temperature=0.7)):
        score = utility(solution, use_sandbox=True)
        if best_solution is None or score > best_score:
            best_solution, best_score = solution, score
    return best_solution
