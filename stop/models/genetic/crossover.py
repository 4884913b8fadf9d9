"""Edits that bring in parts of another program: a definition of the same name, or a statement."""

from __future__ import annotations

import ast
import copy
from random import Random

from .syntax import (
    Block,
    Function,
    blocks,
    bound_in,
    define_first,
    functions,
    movable,
    names_bound,
    names_read,
    short,
)


def cross(tree: ast.Module, donor: ast.Module, rng: Random) -> str | None:
    """Transplant a definition or a statement from a donor, with what it needs of the donor's top level."""
    take = rng.choice((_take_definition, _take_statement))
    idea = take(tree, donor, rng)
    if idea is not None:
        _take_what_is_missing(tree, donor)
    return idea


def _take_definition(tree: ast.Module, donor: ast.Module, rng: Random) -> str | None:
    """Replace a function or a constant of the top level by the donor's of that name."""
    other = {name: node for node in donor.body for name in bound_in([node])}
    spots = [
        (at, name)
        for at, node in enumerate(tree.body)
        if not isinstance(node, ast.Import | ast.ImportFrom)
        for name in sorted(bound_in([node]))
        if name in other and ast.dump(other[name]) != ast.dump(node)
    ]
    if not spots:
        return None
    at, name = rng.choice(spots)
    tree.body[at] = copy.deepcopy(other[name])
    return f"take `{name}` from another program"


def _take_statement(tree: ast.Module, donor: ast.Module, rng: Random) -> str | None:
    own, other = functions(tree), functions(donor)
    shared = [name for name in own if name in other]
    if not shared:
        return None
    name = rng.choice(shared)
    known = {ast.dump(block.statements[at]) for block, at in _statements(own[name])}
    new = [
        block.statements[at]
        for block, at in _statements(other[name])
        if ast.dump(block.statements[at]) not in known
    ]
    targets = _statements(own[name])
    if not new or not targets:
        return None
    taken = copy.deepcopy(rng.choice(new))
    block, at = rng.choice(targets)
    alike = [spot for spot in targets if type(spot[0].statements[spot[1]]) is type(taken)]
    if alike and rng.random() < 0.6:
        block, at = rng.choice(alike)
        block.statements[at] = taken
    else:
        block.statements.insert(at, taken)
    return f"take `{short(taken)}` from another program"


def _statements(function: Function) -> list[tuple[Block, int]]:
    return [
        (block, at)
        for block in blocks(function)
        for at, statement in enumerate(block.statements)
        if movable(statement)
    ]


def _take_what_is_missing(tree: ast.Module, donor: ast.Module) -> None:
    """Bring in the donor's imports, constants and functions that the program now reads and does not bind."""
    while True:
        missing = names_read(tree) - names_bound(tree) - bound_in(tree.body)
        needed = [node for node in donor.body if bound_in([node]) & missing]
        if not needed:
            return
        for node in reversed(needed):
            define_first(tree, copy.deepcopy(node))
