import random
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED

def climb(seed):
    rng = random.Random(seed)
    x = rng.uniform(-5, 5)
    for _ in range(200):
        y = x + rng.gauss(0, 0.3)
        if (y - 1) ** 2 < (x - 1) ** 2:
            x = y
    return (x - 1) ** 2, seed

with ThreadPoolExecutor(max_workers=4, thread_name_prefix="climb") as pool:
    futures = {pool.submit(climb, s): s for s in range(8)}
    best = min(f.result() for f in as_completed(futures, timeout=5))
result = best[0] < 0.1
