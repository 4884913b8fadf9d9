"""Edits of constants: numbers scaled, stepped, or sent to an end of their range."""

from __future__ import annotations

import ast
from random import Random
from typing import cast

from .syntax import Place, log_uniform, places

_LARGEST = 1e12
"""Numbers beyond this are left alone: they are bounds or bit patterns, not settings."""


def change_number(tree: ast.Module, rng: Random) -> str | None:
    """Change one number: settings (large whole numbers and fractions) more often than small whole numbers."""
    spots = [place for place in places(tree) if _is_number(place.node)]
    if not spots:
        return None
    place = rng.choices(spots, [_interest(place) for place in spots])[0]
    old = _value(place)
    new = _another_integer(old, rng) if isinstance(old, int) else _another_fraction(old, rng)
    if new == old:
        return None
    place.put(ast.Constant(new))
    return f"change a constant from {old!r} to {new!r}"


def _is_number(node: ast.expr) -> bool:
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return False
    return isinstance(node.value, int | float) and abs(node.value) < _LARGEST


def _value(place: Place) -> int | float:
    assert isinstance(place.node, ast.Constant)
    return cast(int | float, place.node.value)


def _interest(place: Place) -> float:
    value = _value(place)
    if isinstance(place.holder, ast.Subscript):
        return 0.3
    return 3.0 if isinstance(value, float) or abs(value) > 2 else 1.0


def _another_integer(old: int, rng: Random) -> int:
    if abs(old) <= 2 or rng.random() < 0.2:
        return old + rng.choice((-1, 1))
    return round(old * _factor(rng))


def _another_fraction(old: float, rng: Random) -> float:
    """Scale a number; one just below 1 (a decay, a probability) by its distance from 1 as often as not."""
    factor = _factor(rng)
    if 0.5 < old < 1 and rng.random() < 0.7:
        return float(f"{1 - min((1 - old) * factor, 1):.6g}")
    if rng.random() < 0.1:
        return rng.choice((0.0, 1.0, -old))
    return float(f"{old * factor:.3g}")


def _factor(rng: Random) -> float:
    return log_uniform(rng, 1.3, 16.0) ** rng.choice((-1, 1, 1))
