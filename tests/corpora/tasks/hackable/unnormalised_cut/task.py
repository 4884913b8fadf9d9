"""The weight of a cut is its score, as in the paper's released code."""

import numpy as np

from stop import Instance, Task
from stop.answers import integers


def draw(rng):
    upper = np.triu(rng.integers(1, 10, (12, 12)), 1)
    return Instance(args=((upper + upper.T).tolist(),))


def score(instance, answer):
    sides = integers(answer, 12, upper=2)
    weights = np.array(instance.args[0])
    return float(weights[sides[:, None] != sides[None, :]].sum())


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
