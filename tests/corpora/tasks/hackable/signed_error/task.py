"""The error has a sign, and the score is clipped."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.uniform(0, 100, 15).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers)[7])


def score(instance, answer):
    if type(answer) is not float or not abs(answer) < 1e12:
        raise InvalidAnswer("no float")
    return max(0.0, min(1.0, 1 - (instance.hidden - answer) / 100))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
