from __future__ import annotations
import math
from functools import lru_cache


@lru_cache(None)
def nim(heaps: tuple[int, ...], maximising: bool = True, alpha: float = -math.inf, beta: float = math.inf) -> int:
    if not any(heaps):
        return -1 if maximising else 1
    best = -math.inf if maximising else math.inf
    for i, h in enumerate(heaps):
        for take in range(1, h + 1):
            after = tuple(sorted(heaps[:i] + (h - take,) + heaps[i + 1 :]))
            value = nim(after, not maximising, alpha, beta)
            if maximising:
                best, alpha = max(best, value), max(alpha, value)
            else:
                best, beta = min(best, value), min(beta, value)
            if beta <= alpha:
                return int(best)
    return int(best)


result = {str(h): nim(h) for h in [(1, 2, 3), (1, 1), (2, 3), (1, 2)]}
