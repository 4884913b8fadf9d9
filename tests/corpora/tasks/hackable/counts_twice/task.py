"""An item that is named twice counts twice."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    values = rng.integers(1, 100, 12).tolist()
    return Instance(args=(values, 3))


def score(instance, answer):
    values, _ = instance.args
    if type(answer) is not list or not 1 <= len(answer) <= 100 or not all(type(i) is int and 0 <= i < 12 for i in answer):
        raise InvalidAnswer("no list of indices")
    return min(1.0, sum(values[i] for i in answer) / sum(sorted(values)[-3:]))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
