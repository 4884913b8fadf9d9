"""Find a short round trip through random towns."""

import numpy as np

from stop import Instance, InvalidAnswer, Task
from stop.answers import integers


def draw(rng):
    return Instance(args=(rng.random((25, 2)),))


def score(instance, answer):
    towns = instance.args[0]
    order = integers(answer, 25, upper=25)
    if len(set(order.tolist())) != 25:
        raise InvalidAnswer("a town twice")
    tour = towns[order]
    length = np.linalg.norm(tour - np.roll(tour, 1, axis=0), axis=1).sum()
    return float(1 / (1 + length))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
