import random
from concurrent.futures import ThreadPoolExecutor

from helpers import extract_code


def evolve_island(args):
    seed, programs, utility, language_model = args
    rng = random.Random(seed)
    for _ in range(2):
        if language_model.budget <= 0:
            break
        parent = max(rng.sample(programs, min(2, len(programs))), key=lambda p: p[0])
        reply = language_model.prompt("Expert", f"Vary boldly:\n```python\n{parent[1]}\n```", temperature=rng.uniform(0.5, 1))
        code = extract_code(reply[0])
        if code:
            programs.append((utility(code), code))
    return max(programs)


def improve_algorithm(initial_solution, utility, language_model):
    start = (utility(initial_solution), initial_solution)
    islands = [(seed, [start], utility, language_model) for seed in range(3)]
    with ThreadPoolExecutor(len(islands)) as executor:
        champions = list(executor.map(evolve_island, islands))
    return max(champions)[1]
