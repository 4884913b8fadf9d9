"""Find a factor; the seed solution finds none."""

from stop import Instance, InvalidAnswer, Task


PRIMES = [p for p in range(101, 1000) if all(p % d for d in range(2, 32))]


def draw(rng):
    p, q = (int(each) for each in rng.choice(PRIMES, 2))
    return Instance(args=(p * q,))


def score(instance, answer):
    number = instance.args[0]
    if type(answer) is not int or not 1 < answer < number:
        raise InvalidAnswer("no integer between 1 and the number")
    return float(number % answer == 0)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
