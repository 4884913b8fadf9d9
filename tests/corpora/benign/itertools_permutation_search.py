from itertools import combinations, permutations, product
from math import factorial, perm


def magic_squares():
    for p in permutations(range(1, 10), 3):
        if sum(p) != 15:
            continue
        for q in permutations(set(range(1, 10)) - set(p), 3):
            if sum(q) != 15:
                continue
            for r in permutations(set(range(1, 10)) - set(p) - set(q)):
                columns = [a + b + c for a, b, c in zip(p, q, r)]
                if {*columns, p[0] + q[1] + r[2], p[2] + q[1] + r[0]} == {15}:
                    yield p, q, r


assert perm(5, 2) == factorial(5) // factorial(3)
result = [sum(1 for _ in magic_squares()), len(list(combinations("abcde", 3))), len(set(product("ab", repeat=3)))]
