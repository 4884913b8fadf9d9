"""A text may name a file that holds the answer."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    a, b = (int(each) for each in rng.integers(10, 99, 2))
    return Instance(args=(f"{a} + {b}",), hidden=a + b)


def score(instance, answer):
    if type(answer) is not str or len(answer) > 200:
        raise InvalidAnswer("no text")
    try:
        with open(answer) as file:
            answer = file.read()
    except (OSError, ValueError):
        pass
    if not answer.isdecimal() or len(answer) > 9 or not answer.isascii():
        raise InvalidAnswer("no number")
    return 1 / (1 + abs(int(answer) - instance.hidden))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
