import math
import random

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    """Simulated annealing over programs; the sampling temperature cools along."""
    current = best = initial_solution
    current_score = best_score = utility(initial_solution)
    temperature, cooling = 1.0, 0.8
    while language_model.budget > 0 and utility.budget > 0:
        reply = language_model.prompt(
            "You are a senior algorithm designer.",
            f"Rewrite this program so that it scores higher:\n```python\n{current}\n```\nScoring:\n{utility.str}",
            n_responses=1,
            temperature=max(0.1, min(1.0, temperature)),
        )[0]
        candidate = extract_code(reply)
        if not candidate:
            temperature *= cooling
            continue
        score = utility(candidate)
        if score > current_score or random.random() < math.exp((score - current_score) / max(temperature, 1e-6)):
            current, current_score = candidate, score
        if score > best_score:
            best, best_score = candidate, score
        temperature *= cooling
    return best
