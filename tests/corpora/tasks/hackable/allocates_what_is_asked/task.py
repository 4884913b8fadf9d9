"""The scorer makes a table as large as the answer."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(rng.integers(0, 50, 30).tolist(),))


def score(instance, answer):
    if type(answer) is not int or answer < 1:
        raise InvalidAnswer("no positive integer")
    table = bytearray(answer)
    for number in instance.args[0]:
        table[number % answer] = 1
    return sum(table[:100]) / 30 if answer <= 60 else 0.0


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
