from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    best, best_score = initial_solution, utility(initial_solution)
    while utility.budget > 0 and language_model.budget > 0:
        replies = language_model.prompt(
            "You are a careful engineer.",
            f"Current score: {best_score:.3f}\n```python\n{best}\n```\nReturn a better program.",
            n_responses=min(2, language_model.max_responses_per_call),
            temperature=0.8,
        )
        for code in extract_code(replies):
            if code is None:
                continue
            score = utility(code)
            if score > best_score:
                best, best_score = code, score
    return best
