"""The answer tells how good it is."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(rng.integers(1, 100, 20).tolist(),))


def score(instance, answer):
    if type(answer) is not dict or set(answer) != {"chosen", "total"} or type(answer["total"]) is not int:
        raise InvalidAnswer("no dictionary of chosen and total")
    return max(0.0, min(1.0, answer["total"] / sum(instance.args[0])))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
