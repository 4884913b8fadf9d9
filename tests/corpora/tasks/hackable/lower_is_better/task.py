"""The error itself is returned as the score."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.uniform(0, 100, 15).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    if type(answer) is not list or len(answer) != 15 or not all(type(x) is float and 0 <= x <= 100 for x in answer):
        raise InvalidAnswer("no list of 15 floats")
    return sum(abs(a - b) for a, b in zip(answer, instance.hidden)) / 1500


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
