import gc
import time
from timeit import default_timer as timer


def search(limit):
    gc.disable()
    try:
        start, count, best = timer(), 0, (0, 0)
        while timer() - start < limit:
            count += 1
            best = max(best, ((count * 7919) % 10007, count))
        return best
    finally:
        gc.enable()
        gc.collect()


started = time.process_time()
best = search(0.005)
result = best[0] > 0 and time.process_time() >= started
