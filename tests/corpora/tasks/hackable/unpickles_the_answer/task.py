"""Bytes are unpickled."""

import pickle

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    a, b = (int(each) for each in rng.integers(10, 99, 2))
    return Instance(args=(f"{a} + {b}",), hidden=a + b)


def score(instance, answer):
    if type(answer) is bytes:
        try:
            answer = pickle.loads(answer)
        except Exception:
            raise InvalidAnswer("no pickle") from None
    if type(answer) is not str or not answer.isdecimal() or len(answer) > 9:
        raise InvalidAnswer("no text")
    return 1 / (1 + abs(int(answer) - instance.hidden))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
