"""Labels that are 0 all but never."""

from stop import Instance, Task
from stop.answers import integers


def draw(rng):
    samples = rng.integers(0, 2, (20, 6))
    return Instance(args=(samples,), hidden=samples.prod(axis=1))


def score(instance, answer):
    predicted = integers(answer, 20, upper=2)
    return float((predicted == instance.hidden).mean())


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
