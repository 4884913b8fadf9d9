"""The share of right labels among those given: zip stops at the shorter."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    samples = rng.integers(0, 2, (20, 6))
    return Instance(args=(samples,), hidden=(samples[:, 1] ^ samples[:, 4]))


def score(instance, answer):
    if type(answer) is not list or not answer or not all(type(each) is int for each in answer):
        raise InvalidAnswer("no list of integers")
    right = sum(a == int(b) for a, b in zip(answer, instance.hidden))
    return right / min(len(answer), 20)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
