"""The seed solution takes longer than a call may."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.integers(0, 1000, 20).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    if type(answer) is not list or len(answer) != 20 or not all(type(each) is int for each in answer):
        raise InvalidAnswer("no list of 20 integers")
    return sum(a == b for a, b in zip(answer, instance.hidden)) / 20


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
