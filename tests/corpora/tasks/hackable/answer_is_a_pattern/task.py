"""The answer is a pattern that must match."""

import re

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    a, b = (int(each) for each in rng.integers(10, 99, 2))
    return Instance(args=(f"{a} + {b}",), hidden=a + b)


def score(instance, answer):
    if type(answer) is not str or len(answer) > 9:
        raise InvalidAnswer("no text")
    try:
        return float(re.fullmatch(answer, str(instance.hidden)) is not None)
    except (re.error, RecursionError, OverflowError):
        raise InvalidAnswer("no text") from None


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
