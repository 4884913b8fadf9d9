"""Estimate the median of numbers without sorting them."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.uniform(0, 100, 15).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers)[7])


def score(instance, answer):
    if isinstance(answer, bool) or not isinstance(answer, (int, float)) or not 0 <= answer <= 100:
        raise InvalidAnswer("no number from 0 to 100")
    return max(0.0, 1 - abs(answer - instance.hidden) / 50)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
