"""Only overlaps are looked at, not whether the circles are in the square."""

import math

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(int(rng.integers(5, 1000)),))


def score(instance, answer):
    if type(answer) is not list or not all(type(c) is list and len(c) == 3 and all(type(x) is float for x in c) for c in answer):
        raise InvalidAnswer("no list of circles")
    for i, (x, y, r) in enumerate(answer):
        if r < 0 or any(math.hypot(x - a, y - b) < r + s for a, b, s in answer[:i]):
            raise InvalidAnswer("overlap")
    return min(1.0, sum(r for _, _, r in answer) / 10)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
