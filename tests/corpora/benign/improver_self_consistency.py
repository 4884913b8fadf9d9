from collections import Counter

from helpers import extract_code


def normalise(code):
    return "\n".join(line.split("#")[0].rstrip() for line in code.splitlines() if line.split("#")[0].strip())


def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt(
        "You are a world-class optimiser.",
        f"Give the best program you can.\n```python\n{initial_solution}\n```",
        n_responses=language_model.max_responses_per_call,
        temperature=0.6,
    )
    programs = [normalise(c) for c in extract_code(replies) if c]
    votes = Counter(programs)
    ranked = [code for code, _ in votes.most_common()]
    return max(ranked[: utility.budget] or [initial_solution], key=utility)
