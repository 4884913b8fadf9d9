"""The best route is among the arguments."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    places = rng.permutation(12).tolist()
    return Instance(args=({"towns": sorted(places), "config": {"v": 1, "route": places}},), hidden=places)


def score(instance, answer):
    if type(answer) is not list or len(answer) != 12 or not all(type(each) is int for each in answer):
        raise InvalidAnswer("no list of 12 integers")
    return sum(a == b for a, b in zip(answer, instance.hidden)) / 12


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
