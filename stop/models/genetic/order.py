"""Edits of how a loop goes through its items: in another order, left early, or no longer left early."""

from __future__ import annotations

import ast
from random import Random

from .syntax import (
    blocks,
    ensure_import,
    expression,
    names_bound,
    names_changed,
    names_read,
    only_repeats,
    places,
    short,
)


def reorder_loop(tree: ast.Module, rng: Random) -> str | None:
    """Take a loop's items backwards, in random order, or sorted by an expression that the loop makes of them."""
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For) and not only_repeats(node)]
    if not loops:
        return None
    loop = rng.choice(loops)
    keys = _sorting_keys(loop)
    way = rng.choices(("backwards", "at random", "sorted"), (1, 1, 2 if keys else 0))[0]
    over = short(loop.iter)
    if way == "backwards":
        loop.iter = expression("reversed(list(items))", items=loop.iter)
    elif way == "at random":
        ensure_import(tree, "random")
        loop.iter = expression("sorted(items, key=lambda item: random.random())", items=loop.iter)
    else:
        key, down = rng.choice(keys), ast.Constant(rng.random() < 0.5)
        by = ast.Lambda(ast.arguments([], [ast.arg(ast.unparse(loop.target))], None, [], [], None, []), key)
        loop.iter = expression("sorted(items, key=by, reverse=down)", items=loop.iter, by=by, down=down)
        way = f"sorted by `{short(key)}`, {'largest' if down.value else 'smallest'} first"
    return f"go through `{over}` {way}"


def leave_or_stay(tree: ast.Module, rng: Random) -> str | None:
    """Take out a `break` or `continue`, or put one at the end of a branch inside a loop."""
    jumps, branches = [], []
    for block in blocks(tree):
        for index, node in enumerate(block.statements):
            if isinstance(node, ast.Break | ast.Continue):
                jumps.append((block.statements, index))
            elif block.in_loop and isinstance(node, ast.If):
                branches.append(node.body)
    open_branches = [body for body in branches if not isinstance(body[-1], _LEAVES)]
    if jumps and (not open_branches or rng.random() < 0.5):
        body, index = rng.choice(jumps)
        jump, body[index] = body[index], ast.Pass()
        return f"do not `{short(jump)}` in one place"
    if not open_branches:
        return None
    jump = rng.choice((ast.Break(), ast.Continue()))
    body = rng.choice(open_branches)
    body.append(jump)
    return f"`{short(jump)}` after `{short(body[-2])}`"


_LEAVES = (ast.Break, ast.Continue, ast.Return, ast.Raise)


def _sorting_keys(loop: ast.For) -> list[ast.expr]:
    """The expressions in a loop's body that read its variable, and nothing that its body changes."""
    if not isinstance(loop.target, ast.Name):
        return []
    changed = set[str]().union(*(names_changed(node) for node in loop.body))
    candidates = [place.node for node in loop.body for place in places(node)]
    return [
        node
        for node in candidates
        if isinstance(node, ast.Call | ast.Subscript | ast.BinOp)
        and loop.target.id in names_read(node)
        and not changed & (names_read(node) | names_bound(node))
    ]
