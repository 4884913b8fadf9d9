import math
from collections import defaultdict
def walksat(n, clauses, seed=0, flips=2000, p=0.5):
    import random
    rnd = random.Random(seed)
    assign = [None] + [rnd.choice((True, False)) for _ in range(n)]
    occurs = defaultdict(list)
    for ci, cl in enumerate(clauses):
        for lit in cl:
            occurs[abs(lit)].append(ci)
    sat = lambda cl: any((l > 0) == assign[abs(l)] for l in cl)
    for _ in range(flips):
        bad = [c for c in clauses if not sat(c)]
        if not bad:
            return assign[1:]
        c = rnd.choice(bad)
        if rnd.random() < p:
            v = abs(rnd.choice(c))
        else:
            def broken(v):
                assign[v] = not assign[v]
                out = sum(not sat(clauses[i]) for i in occurs[v])
                assign[v] = not assign[v]
                return out
            v = min(map(abs, c), key=broken)
        assign[v] = not assign[v]
    return None
result = walksat(5, [[1, 2, -3], [-1, 3, 4], [2, -4, 5], [-2, -5, 1]]) is not None
