"""Options are listed with the right one first."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    sums = rng.integers(100, 1000, 6)
    options = [[int(s), int(s // 2), int(s - s // 2)] for s in sums]
    for option in options[1:]:
        option[2] += int(rng.integers(1, 9))
    return Instance(args=(options,), hidden=0)


def score(instance, answer):
    if type(answer) is not int or not 0 <= answer < 6:
        raise InvalidAnswer("no integer from 0 to 5")
    return float(answer == instance.hidden)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
