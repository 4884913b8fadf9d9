import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            wrapper.elapsed += time.perf_counter() - start
            wrapper.calls += 1

    wrapper.elapsed, wrapper.calls = 0.0, 0
    return wrapper


def memoise(function):
    cache = {}

    @functools.wraps(function)
    def inner(*key):
        if key not in cache:
            cache[key] = function(*key)
        return cache[key]

    inner.cache = cache
    return inner


@timed
@memoise
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


answer = partitions(18, 18)
print(f"{partitions.__name__} took {partitions.elapsed:.3f} s in {partitions.calls} calls")
result = answer
