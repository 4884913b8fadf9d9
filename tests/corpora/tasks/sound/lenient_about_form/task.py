"""Label points by the nearest centre; lists, tuples, arrays and equal floats are all taken."""

import numpy as np

from stop import Instance, Task
from stop.answers import integers


def draw(rng):
    centres, points = rng.random((4, 2)), rng.random((24, 2))
    nearest = np.linalg.norm(points[:, None] - centres[None], axis=2).argmin(axis=1)
    return Instance(args=(centres, points), hidden=nearest.tolist())


def score(instance, answer):
    return float(np.mean(integers(answer, 24, upper=4) == instance.hidden))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
