"""Put circles into the unit square: one problem, the same in both splits."""

import math

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(10,))


def score(instance, answer):
    if type(answer) is not list or len(answer) != 10:
        raise InvalidAnswer("no list of 10 circles")
    for circle in answer:
        if type(circle) not in (list, tuple) or len(circle) != 3 or not all(type(x) is float for x in circle):
            raise InvalidAnswer("a circle is three floats")
        x, y, r = circle
        if not (0 <= r <= 0.5 and r <= x <= 1 - r and r <= y <= 1 - r):
            raise InvalidAnswer("a circle leaves the square")
    for i, (x, y, r) in enumerate(answer):
        if any(math.hypot(x - a, y - b) < r + s for a, b, s in answer[:i]):
            raise InvalidAnswer("two circles overlap")
    return min(1.0, sum(r for _, _, r in answer) / 1.6)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 1, "test": 1})
