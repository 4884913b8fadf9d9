import random
from collections import Counter
from functools import reduce
from operator import xor


def solve_mod2(rows, n):
    rows = rows[:]
    where, r = [-1] * n, 0
    for col in range(n):
        pivot = next((k for k in range(r, len(rows)) if rows[k][col]), None)
        if pivot is None:
            continue
        rows[r], rows[pivot] = rows[pivot], rows[r]
        for k in range(len(rows)):
            if k != r and rows[k][col]:
                rows[k] = [a ^ b for a, b in zip(rows[k], rows[r])]
        where[col] = r
        r += 1
    return tuple(rows[w][-1] if w >= 0 else 0 for w in where)


def algorithm(train_samples, train_parity, test_samples):
    n = len(train_samples[0])
    data = [list(s) + [p] for s, p in zip(train_samples, train_parity)]
    votes = Counter(solve_mod2(random.sample(data, n + 2), n) for _ in range(20))
    secret, _count = votes.most_common(1)[0]
    return [reduce(xor, (a & b for a, b in zip(secret, s)), 0) for s in test_samples]


random.seed(2)
S = [[random.getrandbits(1) for _ in range(6)] for _ in range(40)]
L = [(s[1] + s[4]) % 2 for s in S]
result = algorithm(S[:30], L[:30], S[30:])
