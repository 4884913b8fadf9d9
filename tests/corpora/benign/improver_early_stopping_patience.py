from collections import deque
from statistics import mean

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    recent = deque(maxlen=3)
    best, best_score = initial_solution, utility(initial_solution)
    while language_model.budget and utility.budget:
        codes = extract_code(language_model.prompt("Expert", f"Improve:\n```python\n{best}\n```", n_responses=2))
        round_scores = [0.0]
        for code in codes:
            if not code:
                continue
            score = utility(code)
            round_scores.append(score)
            if score > best_score:
                best, best_score = code, score
        recent.append(max(round_scores))
        if len(recent) == recent.maxlen and mean(recent) <= best_score - 0.1:
            break
    return best
