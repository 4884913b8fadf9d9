"""Edits of operators and conditions: another comparison or operation, a condition negated or loosened."""

from __future__ import annotations

import ast
from random import Random

from .syntax import Place, ensure_import, expression, instead, one_line, places

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt, ast.GtE),
    ast.LtE: (ast.Lt, ast.GtE, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt, ast.LtE),
    ast.GtE: (ast.Gt, ast.LtE, ast.Lt),
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Lt, ast.Gt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_OPERATIONS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Add, ast.Div, ast.Pow),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Mult, ast.Mod),
    ast.Mod: (ast.FloorDiv, ast.Mult),
    ast.Pow: (ast.Mult,),
    ast.BitXor: (ast.BitAnd, ast.BitOr),
    ast.BitAnd: (ast.BitOr, ast.BitXor),
    ast.BitOr: (ast.BitAnd, ast.BitXor),
}
_OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any", "argmin": "argmax", "argmax": "argmin"}


def change_comparison(tree: ast.Module, rng: Random) -> str | None:
    """Put another comparison in the place of one."""
    spots = [place.node for place in places(tree) if isinstance(place.node, ast.Compare)]
    if not spots:
        return None
    node = rng.choice(spots)
    old, index = one_line(node), rng.randrange(len(node.ops))
    node.ops[index] = rng.choice(_COMPARISONS[type(node.ops[index])])()
    return f"compare {instead(node, old)}"


def change_operation(tree: ast.Module, rng: Random) -> str | None:
    """Exchange an arithmetic operator, or a function such as `min` for its opposite; or drop one operand."""
    spots: list[Place | ast.AugAssign] = [place for place in places(tree) if _is_operation(place.node)]
    spots += [node for node in ast.walk(tree) if isinstance(node, ast.AugAssign)]
    if not spots:
        return None
    spot = rng.choice(spots)
    node = spot.node if isinstance(spot, Place) else spot
    old = one_line(node)
    if isinstance(node, ast.Call):
        _turn_round(node.func)
    elif isinstance(spot, Place) and isinstance(node, ast.BinOp) and rng.random() < 0.3:
        spot.put(rng.choice((node.left, node.right)))
    elif isinstance(node, ast.BinOp | ast.AugAssign):
        node.op = rng.choice(_OPERATIONS.get(type(node.op), (ast.Add,)))()
    return f"use {instead(spot.node if isinstance(spot, Place) else spot, old)}"


def change_condition(tree: ast.Module, rng: Random) -> str | None:
    """Negate a condition, loosen or tighten it at random, or drop one of its parts."""
    holders = [node for node in ast.walk(tree) if isinstance(node, ast.If | ast.While | ast.IfExp)]
    if not holders:
        return None
    place = Place(rng.choice(holders), "test", None, None)
    test, old = place.node, one_line(place.node)
    if isinstance(test, ast.BoolOp) and rng.random() < 0.5:
        test.values.pop(rng.randrange(len(test.values)))
        place.put(test if len(test.values) > 1 else test.values[0])
    elif rng.random() < 0.3:
        place.put(expression("not test", test=test))
    else:
        ensure_import(tree, "random")
        chance = ast.Constant(float(f"{10 ** rng.uniform(-2.5, -0.3):.2g}"))
        way = rng.choice(("test or random.random() < chance", "test and random.random() >= chance"))
        place.put(expression(way, test=test, chance=chance))
    return f"decide by {instead(place.node, old)}"


def _is_operation(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) or (
        isinstance(node, ast.Call) and _function_name(node.func) in _OPPOSITES
    )


def _function_name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _turn_round(function: ast.expr) -> None:
    if isinstance(function, ast.Attribute):
        function.attr = _OPPOSITES[function.attr]
    elif isinstance(function, ast.Name):
        function.id = _OPPOSITES[function.id]
