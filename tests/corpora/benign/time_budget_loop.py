import time
import random
def algorithm(weights, limit=0.05):
    deadline = time.monotonic() + limit
    best, best_value = None, -1
    rng = random.Random(1)
    while time.monotonic() < deadline:
        pick = [rng.random() < 0.5 for _ in weights]
        value = sum(w for w, p in zip(weights, pick) if p)
        if value > best_value and value <= 10:
            best, best_value = pick, value
    return best_value
result = algorithm([3, 4, 5, 6]) <= 10
