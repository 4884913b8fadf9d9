"""The formula is taken back from the program that may have rewritten it."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    clauses = [[int(v) * int(s) for v, s in zip(rng.choice(range(1, 9), 3), rng.choice([-1, 1], 3))] for _ in range(60)]
    return Instance(args=(clauses,))


def score(instance, answer):
    if type(answer) is not dict or set(answer) != {"clauses", "true"}:
        raise InvalidAnswer("no dictionary of clauses and true")
    clauses, true = answer["clauses"], answer["true"]
    if type(clauses) is not list or type(true) is not list or not all(type(each) is int for each in true):
        raise InvalidAnswer("no lists")
    good = sum(type(c) is list and any((type(x) is int) and x in true for x in c) for c in clauses)
    return good / len(clauses) if clauses else 1.0


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
