"""Greedy: takes each vector in turn that makes no line with two taken before."""

from itertools import product


def algorithm(dimension: int) -> list[tuple[int, ...]]:
    """Return vectors of which no three lie on a line."""
    taken = []
    blocked = set()
    for vector in product((0, 1, 2), repeat=dimension):
        if vector in blocked:
            continue
        for other in taken:
            blocked.add(tuple(-(a + b) % 3 for a, b in zip(vector, other, strict=True)))
        taken.append(vector)
    return taken
