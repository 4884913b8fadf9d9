"""The right answer is looked for in the answer."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    a, b = (int(each) for each in rng.integers(10, 99, 2))
    return Instance(args=(f"{a} + {b}",), hidden=a + b)


def score(instance, answer):
    if type(answer) is not str:
        raise InvalidAnswer("no text")
    return float(str(instance.hidden) in answer)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
