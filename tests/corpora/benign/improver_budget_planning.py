from math import ceil

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    """Divide the budgets evenly between rounds; the budgets are only read."""
    rounds = max(1, min(3, language_model.budget))
    per_call = language_model.max_responses_per_call
    budget = utility.budget
    evaluations_per_round = ceil(budget / rounds)
    best, best_score = initial_solution, -1.0
    for round_index in range(rounds):
        budget_before = utility.budget
        replies = language_model.prompt(
            "Expert", f"Round {round_index + 1} of {rounds}.\n```python\n{best}\n```", n_responses=per_call
        )
        for code in [c for c in extract_code(replies) if c][:evaluations_per_round]:
            score = utility(code)
            if score > best_score:
                best, best_score = code, score
        print(f"spent {budget_before - utility.budget} of {budget_before}, model used {language_model.times_used} times")
    return best
