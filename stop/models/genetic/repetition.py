"""Edits that make a program try harder: loops run for longer, statements done several times over."""

from __future__ import annotations

import ast
from random import Random

from .syntax import Loop, Place, blocks, expression, log_uniform, movable, only_repeats, short


def lengthen_loop(tree: ast.Module, rng: Random) -> str | None:
    """Scale the number of rounds of a loop that only repeats its body."""
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For) and only_repeats(node)]
    if not loops:
        return None
    call = rng.choice(loops).iter
    assert isinstance(call, ast.Call)
    bound = Place(call, "args", min(len(call.args), 2) - 1, None)
    old, factor = bound.node, log_uniform(rng, 1.5, 32.0)
    if isinstance(old, ast.Constant) and isinstance(old.value, int):
        bound.put(ast.Constant(max(old.value + 1, round(min(old.value, 10**9) * factor))))
    else:
        bound.put(expression("bound * factor", bound=old, factor=ast.Constant(max(2, round(factor)))))
    return f"repeat a loop up to `{short(bound.node)}` instead of `{short(old)}`"


def repeat_statements(tree: ast.Module, rng: Random) -> str | None:
    """Do a loop several times over, or a run of statements that ends with one."""
    spots = [
        (block, index)
        for block in blocks(tree)
        for index, statement in enumerate(block.statements)
        if isinstance(statement, Loop)
    ]
    if not spots:
        return None
    block, last = rng.choices(spots, [1.0 if block.in_loop else 3.0 for block, _ in spots])[0]
    first = last
    while first > 0 and movable(block.statements[first - 1]) and rng.random() < 0.4:
        first -= 1
    rounds = round(log_uniform(rng, 2.0, 50.0))
    repeated = ast.For(
        target=ast.Name("_", ast.Store()),
        iter=expression("range(rounds)", rounds=ast.Constant(rounds)),
        body=block.statements[first : last + 1],
        orelse=[],
        lineno=0,
    )
    block.statements[first : last + 1] = [repeated]
    return f"do {last + 1 - first} statement(s), from `{short(repeated.body[0])}` on, {rounds} times over"
