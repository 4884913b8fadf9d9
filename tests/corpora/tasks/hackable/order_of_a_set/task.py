"""Words are drawn from a set, whose order changes with each process."""

from stop import Instance, InvalidAnswer, Task


WORDS = {"ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay", "koi", "lynx"}


def draw(rng):
    words = list(WORDS)
    chosen = [words[index] for index in rng.integers(0, 12, 12)]
    return Instance(args=(chosen,), hidden=sorted(chosen))


def score(instance, answer):
    if type(answer) is not list or len(answer) != 12:
        raise InvalidAnswer("no list of 12 words")
    return sum(a == b for a, b in zip(answer, instance.hidden)) / 12


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
