"""The scorer takes for granted that an answer is a list of numbers."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.integers(0, 1000, 20).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    if len(answer) != 20:
        raise InvalidAnswer("no 20 numbers")
    return sum(int(a) == b for a, b in zip(answer, instance.hidden)) / 20


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
