from functools import lru_cache
from math import hypot, inf

CITIES = [(0, 0), (3, 1), (6, 2), (7, 6), (2, 5), (5, 9), (1, 8), (8, 3)]
DIST = [[hypot(a - c, b - d) for c, d in CITIES] for a, b in CITIES]


@lru_cache(maxsize=None)
def best(last: int, visited: int) -> tuple:
    """The shortest path from city 0 through `visited` that ends in `last`, as (length, path)."""
    if visited == (1 << last) | 1:
        return DIST[0][last], (0, last)
    shortest = (inf, ())
    for k in range(1, len(CITIES)):
        if k != last and visited >> k & 1:
            length, path = best(k, visited & ~(1 << last))
            if (total := length + DIST[k][last]) < shortest[0]:
                shortest = (total, path + (last,))
    return shortest


full = (1 << len(CITIES)) - 1
result = min((best(k, full)[0] + DIST[k][0], best(k, full)[1]) for k in range(1, len(CITIES)))
