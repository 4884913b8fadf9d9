"""Fit a line to points."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    slope, offset = rng.uniform(-5, 5, 2)
    x = rng.uniform(-1, 1, 30)
    return Instance(args=(x.tolist(), (slope * x + offset + rng.normal(0, 0.1, 30)).tolist()), hidden=(slope, offset))


def score(instance, answer):
    if type(answer) not in (tuple, list) or len(answer) != 2:
        raise InvalidAnswer("no pair")
    if not all(type(each) in (int, float) and abs(each) <= 100 for each in answer):
        raise InvalidAnswer("no finite numbers from -100 to 100")
    return 1 / (1 + sum(abs(a - float(b)) for a, b in zip(answer, instance.hidden)))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
