"""A list without elements breaks no constraint."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    pairs = [sorted(rng.choice(20, 2, replace=False).tolist()) for _ in range(25)]
    return Instance(args=(20, pairs))


def score(instance, answer):
    if type(answer) not in (list, tuple) or not all(type(each) is int and 0 <= each < 20 for each in answer):
        raise InvalidAnswer("no list of integers from 0 to 19")
    chosen = set(answer)
    broken = sum(a in chosen and b in chosen for a, b in instance.args[1])
    return 1 - broken / 25


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
