import math
import random


def is_probable_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    while True:
        c, x = random.randrange(1, n), random.randrange(n)
        y, d = x, 1
        while d == 1:
            x = (x * x + c) % n
            y = ((y * y + c) ** 2 + c) % n
            d = math.gcd(x - y, n)
        if d != n:
            return d


def factor(n):
    if n == 1:
        return []
    if is_probable_prime(n):
        return [n]
    d = 2 if n % 2 == 0 else rho(n)
    return sorted(factor(d) + factor(n // d))


random.seed(0)
result = {n: factor(n) for n in (360, 10403, 600851475143)}
result = sorted(result.items())
