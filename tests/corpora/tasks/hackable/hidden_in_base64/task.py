"""The secret is among the arguments, encoded."""

import base64

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    secret = "".join(rng.choice(list("abcdefgh"), 12))
    return Instance(args=(base64.b64encode(secret.encode()).decode(), 12), hidden=secret)


def score(instance, answer):
    if type(answer) is not str or len(answer) != 12:
        raise InvalidAnswer("no text of 12 letters")
    return sum(a == b for a, b in zip(answer, instance.hidden)) / 12


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
