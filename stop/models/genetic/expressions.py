"""Edits of expressions: another variable, another expression of the same kind, or the same value reshaped."""

from __future__ import annotations

import ast
import copy
from random import Random

from .syntax import Place, expression, instead, one_line, places, variables

_KINDS = (ast.Call, ast.BinOp, ast.Subscript, ast.Compare, ast.Constant, ast.Attribute)
_SHAPES = {
    "value[::-1]": 3,
    "value[1:] + value[:1]": 2,
    "value[:1] * len(value)": 1,
    "sorted(value)": 1,
    "value + value": 1,
    "1 - value": 1,
    "-value": 1,
    "abs(value)": 1,
    "value // 2": 1,
    "not value": 1,
}
"""Ways to reshape a value, with weights. Those for sequences come first: a number gets its edits elsewhere too."""


def change_variable(tree: ast.Module, rng: Random) -> str | None:
    """Read another variable of the same function."""
    spots = []
    for place in places(tree):
        if place.scope is not None and isinstance(place.node, ast.Name):
            known = variables(place.scope)
            others = [name for name in known if name != place.node.id]
            if others and place.node.id in known:
                spots.append((place, others))
    if not spots:
        return None
    place, others = rng.choice(spots)
    old, new = one_line(place.node), rng.choice(others)
    place.put(ast.Name(new, ast.Load()))
    return f"read `{new}` instead of `{old}` in one place"


def borrow_expression(tree: ast.Module, rng: Random) -> str | None:
    """Put an expression in the place of another of its kind, from elsewhere in the program."""
    spots = [place for place in places(tree) if place.scope is not None and isinstance(place.node, _KINDS)]
    if len(spots) < 2:
        return None
    place = rng.choice(spots)
    kind, old = type(place.node), one_line(place.node)
    texts = {one_line(other.node): other.node for other in spots if isinstance(other.node, kind)}
    donors = [node for text, node in texts.items() if text != old]
    if not donors:
        return None
    place.put(copy.deepcopy(rng.choice(donors)))
    return f"use {instead(place.node, old)} in one place"


def reshape_value(tree: ast.Module, rng: Random) -> str | None:
    """Reverse, rotate, sort, negate or otherwise reshape what a function returns or assigns."""
    results = [node for node in ast.walk(tree) if isinstance(node, ast.Return | ast.Assign) and node.value]
    spots = [Place(node, "value", None, None) for node in results]
    if not spots:
        return None
    place = rng.choice(spots)
    old = one_line(place.node)
    place.put(expression(rng.choices(list(_SHAPES), list(_SHAPES.values()))[0], value=place.node))
    return f"use {instead(place.node, old)}"
