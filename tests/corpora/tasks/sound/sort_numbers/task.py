"""Sort numbers: put a list in order."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.integers(0, 1000, size=50).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers))


def score(instance, answer):
    if type(answer) is not list or len(answer) != len(instance.hidden):
        raise InvalidAnswer("the answer is not a list of the same length")
    return sum(a == b for a, b in zip(answer, instance.hidden)) / len(instance.hidden)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 20, "test": 40})
