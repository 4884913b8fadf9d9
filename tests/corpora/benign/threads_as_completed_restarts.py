import concurrent.futures
import random
import threading

lock = threading.Lock()
best = {"value": float("inf"), "x": None}


def local_search(seed):
    rng = random.Random(seed)
    x = rng.uniform(-10, 10)
    for _ in range(100):
        y = x + rng.gauss(0, 0.5)
        if y * y - 4 * y < x * x - 4 * x:
            x = y
    with lock:
        if (value := x * x - 4 * x) < best["value"]:
            best.update(value=value, x=x)
    return x


with concurrent.futures.ThreadPoolExecutor(3) as executor:
    futures = {executor.submit(local_search, s): s for s in range(6)}
    for future in concurrent.futures.as_completed(futures, timeout=5):
        future.result()
result = round(best["x"], 1)
