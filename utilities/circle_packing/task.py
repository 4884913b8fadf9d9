"""Circle packing: place 26 circles in the unit square so that their radii add up to the most."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np

from stop import Instance, InvalidAnswer, Reference, Task
from stop.answers import table

CIRCLES = 26
TARGET = 2.636


def draw(_rng: np.random.Generator) -> Instance:
    """Return the one problem: instances differ only in the seed that the program's chance is given."""
    return Instance(args=(CIRCLES,))


def check_packing(circles: list[tuple[Fraction, Fraction, Fraction]]) -> str | None:
    """Return what is wrong with circles (x, y, r), if anything. The arithmetic is exact: no overlap is too small."""
    for x, y, r in circles:
        if r <= 0:
            return "a radius is not positive"
        if not (r <= x <= 1 - r and r <= y <= 1 - r):
            return "a circle reaches out of the unit square"
    for (x, y, r), (u, v, s) in combinations(circles, 2):
        if (x - u) ** 2 + (y - v) ** 2 < (r + s) ** 2:
            return "two circles overlap"
    return None


def score(instance: Instance, answer: Any) -> float:
    """Return the sum of the radii divided by 2.636, in [0, 1].

    The best sum that is known lies so little below 2.636 that a better one would still show. Raises `InvalidAnswer`
    unless the answer is 26 rows x, y, r of circles that overlap neither each other nor the square's edge.
    """
    (count,) = instance.args
    rows = table(answer, columns=3, rows=count)
    wrong = check_packing([(Fraction(x), Fraction(y), Fraction(r)) for x, y, r in rows.tolist()])
    if wrong is not None:
        raise InvalidAnswer(wrong)
    return min(1.0, math.fsum(rows[:, 2]) / TARGET)


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=5.0,
    instances={"val": 2, "test": 4},
    packages=("scipy",),
    reference=Reference(
        0.999993,
        "sum 2.635983: AlphaEvolve (arXiv 2511.02864), ShinkaEvolve (2509.19349), ThetaEvolve (2511.23473); before "
        "them AlphaEvolve 2.635863 (2506.13131), before that 2.634",
    ),
)
