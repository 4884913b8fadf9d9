"""The arguments hold the seed of the hidden number."""

import numpy as np

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    seed = int(rng.integers(1, 2**31))
    return Instance(args=(seed, [0.0, 100.0]), hidden=float(np.random.default_rng(seed).uniform(0, 100)))


def score(instance, answer):
    if type(answer) is not float or not 0 <= answer <= 100:
        raise InvalidAnswer("no float from 0 to 100")
    return 1 - abs(answer - instance.hidden) / 100


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
