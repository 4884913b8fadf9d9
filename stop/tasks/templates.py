"""The texts that `stop task new` writes. They are written to files, and run only as any task is."""

from __future__ import annotations

EXAMPLE_TASK = '''"""{title}: fill a knapsack with items of much value that it can carry."""

# The line above describes the task in lists. Edit what follows; `stop task check` tells whether it can be cheated.
from stop import Instance, InvalidAnswer, Task
from stop.answers import integers

ITEMS = 20


def draw(rng):
    """Make one problem, from nothing but `rng`: a numpy.random.Generator."""
    values, weights = rng.integers(1, 100, size=(2, ITEMS)).tolist()
    # `args` is what the solution is called with: plain values and arrays. `hidden` never leaves this process.
    return Instance(args=(values, weights, sum(weights) // 3), hidden=sum(values))


def score(instance, answer):
    """Score one answer from 0 to 1, higher is better."""
    values, weights, capacity = instance.args
    # The answer comes from a program that would gladly be misread: check type, length and domain before anything
    # else, and raise InvalidAnswer for what is no answer. `integers` does so for a list of integers.
    taken = integers(answer, ITEMS, upper=2)
    if sum(weight for weight, take in zip(weights, taken) if take) > capacity:
        raise InvalidAnswer("the items are too heavy")
    return sum(value for value, take in zip(values, taken) if take) / instance.hidden


# `val` instances steer the search, `test` instances are opened for reports only. A call is charged CPU time.
task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={{"val": 20, "test": 40}})
'''

EXAMPLE_UTILITY = '''"""How a solution of "fill a knapsack" is scored: a model is shown this, it never runs."""


def algorithm(values: list[int], weights: list[int], capacity: int) -> list[int]:
    """Return 1 for each of the 20 items that is taken, else 0. The taken items weigh at most `capacity`.

    values, weights: an integer from 1 to 99 for each item
    """


def score(answer: list[int], values: list[int], weights: list[int], capacity: int) -> float:
    """From 0 to 1, higher is better. What is no such list, or is too heavy, scores 0."""
    assert sum(weight for weight, take in zip(weights, answer) if take) <= capacity
    return sum(value for value, take in zip(values, answer) if take) / sum(values)
'''

EXAMPLE_SEED = '''"""The solution that the search begins with: takes what fits and is worth its weight."""

LEAST_WORTH = 0.1


def algorithm(values, weights, capacity):
    taken = []
    for value, weight in zip(values, weights):
        fits = weight <= capacity and value >= LEAST_WORTH * weight
        capacity -= weight if fits else 0
        taken.append(int(fits))
    return taken
'''

CASES_TASK = '''"""{title}: return what {entry}{signature} should return."""

import json

from stop import Cases, Instance, Task
from stop.answers import agrees


def score(instance, answer):
    """Score one answer from 0 to 1, higher is better."""
    # `agrees` takes nothing but the same value: floats to nine digits, everything else exactly. For partial credit,
    # check the answer's type and range here, raise stop.InvalidAnswer for what is no answer, and return a closeness.
    return float(agrees(answer, instance.hidden))


# One case a line: the arguments of the call, and what it should return.
CASES = [
    Instance(args=tuple(case["input"]), hidden=case["output"])
    for case in map(json.loads, {cases})
]

# Each case is in one split only: `val` steers the search, `test` is opened for reports.
task = Task(
    draw=Cases(val=CASES[::2], test=CASES[1::2]),
    score=score,
    entry={entry!r},
    call_seconds=1.0,
    instances={{"val": {val}, "test": {test}}},
)
'''

CASES_UTILITY = '''"""How a solution is scored: this text is shown to the language model, and never run.

The program must define

    {entry}{signature}

Score: the share of cases in which it returns the right value: floats to nine digits, everything else exactly.
Higher is better. The cases are secret.
"""


{header}
{documentation}'''
