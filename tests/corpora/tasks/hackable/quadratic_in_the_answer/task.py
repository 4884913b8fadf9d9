"""Every pair of the answer is compared before its length is."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.integers(0, 1000, 20).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    if type(answer) is not list or not all(type(each) is int for each in answer):
        raise InvalidAnswer("no list of integers")
    ordered = sum(a <= b for i, b in enumerate(answer) for a in answer[:i])
    if sorted(answer) != instance.hidden:
        raise InvalidAnswer("other numbers")
    return ordered / 210


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
