from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    options = {"n_responses": min(4, language_model.max_responses_per_call), "temperature": 0.65}
    evaluate_options = {"use_sandbox": True}
    replies = language_model.prompt("Expert", f"Improve:\n```python\n{initial_solution}\n```", **options)
    candidates = [initial_solution]
    for code in extract_code(replies):
        if code:
            candidates.append(code)
    scores = [utility(code, **evaluate_options) for code in candidates]
    scores_again = [utility(code, True) for code in candidates[:1]]
    best_index = scores.index(max(scores + scores_again)) if max(scores) >= max(scores_again) else 0
    return candidates[best_index]
