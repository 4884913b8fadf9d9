from multiprocessing import cpu_count
from multiprocessing.dummy import Pool as ThreadPool


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


workers = max(1, min(2, cpu_count()))
result = sum(map(is_prime, range(200))) if workers < 1 else sum(is_prime(n) for n in range(200))
Pool = ThreadPool  # kept for machines with more cores
