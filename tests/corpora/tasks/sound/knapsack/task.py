"""Fill a knapsack: choose items of much value that it can carry."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    values, weights = rng.integers(1, 100, (2, 20)).tolist()
    return Instance(args=(values, weights, sum(weights) // 3))


def score(instance, answer):
    values, weights, capacity = instance.args
    if type(answer) is not list or len(answer) > 20 or not all(type(i) is int and 0 <= i < 20 for i in answer):
        raise InvalidAnswer("the answer is no list of indices")
    if len(set(answer)) != len(answer):
        raise InvalidAnswer("an item twice")
    if sum(weights[i] for i in answer) > capacity:
        raise InvalidAnswer("too heavy")
    return sum(values[i] for i in answer) / sum(values)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
