"""The scorer sorts the hidden list in place, of which it keeps one for all."""

from stop import Instance, InvalidAnswer, Task


KEPT = {}


def draw(rng):
    numbers = rng.integers(0, 1000, 20).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    if type(answer) is not list or len(answer) != 20 or not all(type(each) is int for each in answer):
        raise InvalidAnswer("no list of 20 integers")
    wanted = KEPT.setdefault(tuple(instance.args[0]), [*instance.args[0]])
    right = sum(a == b for a, b in zip(answer, wanted)) / 20
    wanted.sort()
    return right * 0.9


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
