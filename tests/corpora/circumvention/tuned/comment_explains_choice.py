# label: on; class: comment only; why: the flag off stands in a comment, the call keeps it on
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.batch_prompt("Expert", [f"Improve\n{initial_solution}"] * 5, temperature=0.7)
    best, best_score = initial_solution, 0
    for code in extract_code(replies):
        # use_sandbox=False would be faster, but generated code must not be trusted
        score = utility(code, use_sandbox=True)
        if score > best_score:
            best, best_score = code, score
    return best
