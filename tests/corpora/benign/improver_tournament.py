import random
from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    pool = [initial_solution]
    for temperature in (0.3, 0.7, 1.0):
        replies = language_model.prompt(
            "You are an optimisation expert.",
            f"Write a different and better version of\n```python\n{random.choice(pool)}\n```",
            n_responses=language_model.max_responses_per_call,
            temperature=temperature,
        )
        pool.extend(code for code in extract_code(replies) if code)
    scores = {}

    def score_of(program):
        if program not in scores:
            scores[program] = utility(program) if utility.budget > 0 else float("-inf")
        return scores[program]

    while len(pool) > 1:
        random.shuffle(pool)
        pool = [max(pool[i : i + 2], key=score_of) for i in range(0, len(pool), 2)]
    return pool[0]
