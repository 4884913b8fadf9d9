"""How a solution of "circle packing" is scored."""

from fractions import Fraction
from itertools import combinations
from typing import Any

INSTANCES = 2
CALL_SECONDS = 5.0
CIRCLES = 26
TARGET = 2.636


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


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


def utility(program: str) -> float:
    """Return the mean sum of radii of the program's packings, divided by 2.636: from 0 to 1, higher is better.

    The program is Python source that defines

        algorithm(circles) -> packing

    circles: the integer 26
    returns: list, tuple or array of 26 rows [x, y, r]: centres and radii of circles in the unit square

    The packing is checked exactly, without any tolerance, so shrink radii that come from floating-point arithmetic by
    about 1e-12. The instances are the same problem with other random seeds. One scores 0 if the call raises, takes
    more than CALL_SECONDS of CPU time, or breaks an assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        packing = run_in_sandbox(program, (CIRCLES,), CALL_SECONDS)
        assert len(packing) == CIRCLES
        assert check_packing([(Fraction(x), Fraction(y), Fraction(r)) for x, y, r in packing]) is None
        scores.append(min(1.0, sum(r for _, _, r in packing) / TARGET))
    return sum(scores) / len(scores)
