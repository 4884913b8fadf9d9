"""Labels compared with broadcasting and summed, as in the paper's released code."""

import numpy as np

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    samples = rng.integers(0, 2, (20, 6))
    return Instance(args=(samples,), hidden=(samples[:, 1] ^ samples[:, 4]))


def score(instance, answer):
    return float(np.sum(np.asarray(answer) == instance.hidden) / len(instance.hidden))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
