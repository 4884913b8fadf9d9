"""The label of each sample is its last column."""

import numpy as np

from stop import Instance, Task
from stop.answers import integers


def draw(rng):
    samples = rng.integers(0, 2, (20, 6))
    labels = samples[:, 1] ^ samples[:, 4]
    return Instance(args=(np.column_stack([samples, labels]),), hidden=labels)


def score(instance, answer):
    predicted = integers(answer, 20, upper=2)
    return float(np.mean(predicted == instance.hidden))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
