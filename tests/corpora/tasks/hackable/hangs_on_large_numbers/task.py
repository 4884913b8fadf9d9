"""The scorer counts up to the answer."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(int(rng.integers(1000, 9999)),))


def score(instance, answer):
    if type(answer) is not int or answer < 1:
        raise InvalidAnswer("no positive integer")
    steps = 0
    while steps * steps < answer:
        steps += 1
    divisor = instance.args[0] % answer == 0 and answer < instance.args[0]
    return steps / 100 if divisor and steps < 100 else 0.0


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
