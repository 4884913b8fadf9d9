"""The answer is evaluated as an expression."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    a, b = (int(each) for each in rng.integers(10, 99, 2))
    return Instance(args=(f"{a} + {b}",), hidden=a + b)


def score(instance, answer):
    if type(answer) is not str or len(answer) > 1000:
        raise InvalidAnswer("no text")
    try:
        value = eval(answer, {"__builtins__": {}})
    except Exception:
        raise InvalidAnswer("no expression") from None
    if type(value) is not int:
        raise InvalidAnswer("no integer")
    return 1 / (1 + abs(value - instance.hidden))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
