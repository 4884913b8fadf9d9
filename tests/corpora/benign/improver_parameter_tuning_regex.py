import random
import re

from helpers import extract_code

NUMBER = re.compile(r"(?<![\w.])(\d+\.\d+|\d{2,})(?![\w.])")


def perturb(code, rng):
    """Scale one numeric constant of the program."""
    matches = list(NUMBER.finditer(code))
    if not matches:
        return code
    m = rng.choice(matches)
    value = float(m.group()) * rng.choice((0.5, 0.8, 1.25, 2.0))
    text = f"{value:.4g}" if "." in m.group() else str(max(1, round(value)))
    return code[: m.start()] + text + code[m.end() :]


def improve_algorithm(initial_solution, utility, language_model):
    rng = random.Random(0)
    replies = language_model.prompt("Expert", f"Improve:\n```python\n{initial_solution}\n```", n_responses=3)
    best = max([initial_solution, *(c for c in extract_code(replies) if c)], key=utility)
    best_score = utility(best)
    for _ in range(20):
        if utility.uses >= utility.budget:
            break
        trial = perturb(best, rng)
        if trial != best and (score := utility(trial)) > best_score:
            best, best_score = trial, score
    return best
