import random
from collections.abc import Callable, Iterator
from contextlib import suppress


class IteratedLocalSearch:
    def __init__(self, cost: Callable[[list[int]], int], n: int, seed: int = 0):
        self.cost, self.n = cost, n
        self._rng = random.Random(seed)
        self._evaluations = 0

    def _neighbours(self, x: list[int]) -> Iterator[list[int]]:
        for i in range(self.n - 1):
            y = x.copy()
            y[i], y[i + 1] = y[i + 1], y[i]
            yield y

    def _descend(self, x: list[int]) -> list[int]:
        while True:
            best = min(self._neighbours(x), key=self.cost)
            self._evaluations += self.n
            if self.cost(best) >= self.cost(x):
                return x
            x = best

    def run(self, restarts: int) -> list[int]:
        x = self._descend(self._rng.sample(range(self.n), self.n))
        for _ in range(restarts):
            y = x[:]
            with suppress(ValueError):
                i, j, k = sorted(self._rng.sample(range(self.n), 3))
                y = x[:i] + x[j:k] + x[i:j] + x[k:]
            y = self._descend(y)
            if self.cost(y) <= self.cost(x):
                x = y
        return x


inversions = lambda p: sum(p[i] > p[j] for i in range(len(p)) for j in range(i + 1, len(p)))
result = IteratedLocalSearch(inversions, 8).run(5)
