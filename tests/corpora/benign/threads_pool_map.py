from concurrent.futures import ThreadPoolExecutor
import os


def collatz_length(n):
    steps = 0
    while n != 1:
        n = 3 * n + 1 if n & 1 else n >> 1
        steps += 1
    return steps


with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
    lengths = list(pool.map(collatz_length, range(1, 200)))
result = max(range(len(lengths)), key=lengths.__getitem__) + 1
