"""Errors are measured on a scale of thousands."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.uniform(0, 100, 15).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers)[7])


def score(instance, answer):
    if type(answer) is not float or not 0 <= answer <= 100:
        raise InvalidAnswer("no float from 0 to 100")
    return 1 - (answer - instance.hidden) ** 2 / 100_000


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
