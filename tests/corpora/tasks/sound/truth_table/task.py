"""Find inputs that make a circuit true."""

from stop import Instance, InvalidAnswer, Task
from stop.answers import elements


def draw(rng):
    wanted = (rng.random(16) < 0.5).tolist()
    clauses = []
    while len(clauses) < 60:
        places = rng.choice(16, 2, replace=False).tolist()
        signs = (rng.random(2) < 0.5).tolist()
        if any(wanted[p] == s for p, s in zip(places, signs)):
            clauses.append([[p, s] for p, s in zip(places, signs)])
    return Instance(args=(clauses,), hidden=wanted)


def score(instance, answer):
    values = elements(answer, 16)
    if not all(type(value) is bool for value in values):
        raise InvalidAnswer("no truth values")
    held = sum(any(values[p] == s for p, s in clause) for clause in instance.args[0])
    return max(0.0, (held - 40) / 20)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
