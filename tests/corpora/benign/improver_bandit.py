import math
import random
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    arms = {t: [0, 0.0] for t in (0.3, 0.7, 1.0)}
    best = (utility(initial_solution), initial_solution)
    for step in range(1, language_model.budget):
        def ucb(t):
            n, total = arms[t]
            return float("inf") if n == 0 else total / n + math.sqrt(2 * math.log(step) / n)
        t = max(arms, key=ucb)
        for reply in language_model.prompt("", best[1], n_responses=2, temperature=t):
            code = extract_code(reply) or best[1]
            score = utility(code)
            arms[t][0] += 1
            arms[t][1] += score
            best = max(best, (score, code), key=lambda x: x[0])
    random.shuffle(list(arms))
    return best[1]
