"""The score is True or False."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.integers(0, 1000, 20).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    return answer == instance.hidden


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
