"""The text shown to the model tells the secret."""

from stop import Instance, InvalidAnswer, Task


SECRET = [3, 1, 4, 1, 5, 9, 2, 6]


def draw(rng):
    noise = rng.integers(0, 10, 8).tolist()
    return Instance(args=([a + b for a, b in zip(SECRET, noise)],), hidden=SECRET)


def score(instance, answer):
    if type(answer) is not list or len(answer) != 8 or not all(type(each) is int for each in answer):
        raise InvalidAnswer("no list of 8 integers")
    return sum(a == b for a, b in zip(answer, instance.hidden)) / 8


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
