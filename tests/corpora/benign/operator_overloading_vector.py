from __future__ import annotations

import functools
import math


@functools.total_ordering
class Vector:
    def __init__(self, *xs: float):
        self.xs = xs

    def __add__(self, other: Vector) -> Vector:
        return Vector(*(a + b for a, b in zip(self.xs, other.xs)))

    def __mul__(self, k: float) -> Vector:
        return Vector(*(k * x for x in self.xs))

    __rmul__ = __mul__

    def __matmul__(self, other: Vector) -> float:
        return sum(a * b for a, b in zip(self.xs, other.xs))

    def __abs__(self) -> float:
        return math.sqrt(self @ self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and self.xs == other.xs

    def __lt__(self, other: Vector) -> bool:
        return abs(self) < abs(other)

    def __hash__(self) -> int:
        return hash(self.xs)

    def __iter__(self):
        return iter(self.xs)

    def __getitem__(self, i):
        return self.xs[i]

    def __bool__(self) -> bool:
        return any(self.xs)


a, b = Vector(1, 2, 2), 2 * Vector(0, 1, 0)
result = [list(a + b), a @ b, abs(a), a > b, len({a, Vector(1, 2, 2)}), bool(Vector(0, 0))]
