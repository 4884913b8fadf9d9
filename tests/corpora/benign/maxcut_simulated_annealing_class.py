import math
import random
from typing import List


class Annealer:
    def __init__(self, weights: List[List[float]], t0: float = 5.0, cooling: float = 0.995) -> None:
        self._w = weights
        self._n = len(weights)
        self._t = t0
        self.cooling = cooling
        self._side = [random.randint(0, 1) for _ in range(self._n)]
        self.best, self.best_value = self._side[:], self._cut(self._side)

    def _cut(self, side: List[int]) -> float:
        return sum(self._w[i][j] for i in range(self._n) for j in range(i) if side[i] != side[j])

    def _delta(self, v: int) -> float:
        return sum(w if self._side[u] == self._side[v] else -w for u, w in enumerate(self._w[v]))

    def run(self, steps: int) -> List[int]:
        value = self.best_value
        for _ in range(steps):
            v = random.randrange(self._n)
            d = self._delta(v)
            if d >= 0 or random.random() < math.exp(d / max(self._t, 1e-9)):
                self._side[v] ^= 1
                value += d
                if value > self.best_value:
                    self.best, self.best_value = self._side[:], value
            self._t *= self.cooling
        return self.best


random.seed(7)
weights = [[0 if i == j else (i * j) % 5 for j in range(20)] for i in range(20)]
result = Annealer(weights).run(800)
