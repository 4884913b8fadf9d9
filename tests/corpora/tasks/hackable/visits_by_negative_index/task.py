"""Negative indices are different numbers for the same towns."""

import numpy as np

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(rng.uniform(0, 1, (15, 2)).tolist(),))


def score(instance, answer):
    towns = np.array(instance.args[0])
    if type(answer) is not list or len(answer) != 15 or not all(type(i) is int and -15 <= i < 15 for i in answer):
        raise InvalidAnswer("no list of 15 integers")
    if len(set(answer)) != 15:
        raise InvalidAnswer("a town twice")
    tour = towns[answer]
    length = np.linalg.norm(tour - np.roll(tour, 1, axis=0), axis=1).sum()
    return float(max(0.0, 1 - length / 15))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
