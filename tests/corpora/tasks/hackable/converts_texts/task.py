"""float('nan') is not larger than the tolerance."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = rng.uniform(0, 100, 15).tolist()
    return Instance(args=(numbers,), hidden=sorted(numbers)[7])


def score(instance, answer):
    if not isinstance(answer, (float, int, str)):
        raise InvalidAnswer("no number")
    try:
        error = abs(float(answer) - instance.hidden)
    except (ValueError, OverflowError):
        raise InvalidAnswer("no number") from None
    if isinstance(answer, float) and answer != answer:
        raise InvalidAnswer("not finite")
    return 0.0 if error > 1 else 1.0


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
