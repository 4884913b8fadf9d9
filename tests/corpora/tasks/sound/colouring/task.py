"""Colour a graph with few colours."""

from stop import Instance, InvalidAnswer, Task
from stop.answers import elements


def draw(rng):
    edges = [(i, j) for i in range(15) for j in range(i) if rng.random() < 0.3]
    return Instance(args=(15, edges))


def score(instance, answer):
    nodes, edges = instance.args
    colours = elements(answer, nodes)
    if not all(type(colour) is int and 0 <= colour < nodes for colour in colours):
        raise InvalidAnswer("colours are integers from 0 to 14")
    if any(colours[i] == colours[j] for i, j in edges):
        raise InvalidAnswer("two neighbours have the same colour")
    return 1 - len(set(colours)) / nodes


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
