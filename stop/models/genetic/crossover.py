"""Edits that bring in parts of another program: a function of the same name, or a statement of the same function."""

from __future__ import annotations

import ast
import copy
from random import Random

from .syntax import Block, Function, blocks, functions, movable, short


def cross(tree: ast.Module, donor: ast.Module, rng: Random) -> str | None:
    """Transplant a function or a statement from a donor, with the imports and functions that it may need."""
    idea = _take_function(tree, donor, rng) if rng.random() < 0.4 else _take_statement(tree, donor, rng)
    if idea is not None:
        _take_what_is_missing(tree, donor)
    return idea


def _take_function(tree: ast.Module, donor: ast.Module, rng: Random) -> str | None:
    own, other = functions(tree), functions(donor)
    names = [name for name in own if name in other and ast.dump(own[name]) != ast.dump(other[name])]
    if len(own) < 2 or not names:
        return None
    name = rng.choice(names)
    tree.body[tree.body.index(own[name])] = copy.deepcopy(other[name])
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
    alike = [(b, i) for b, i in targets if type(b.statements[i]) is type(taken)]
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
    own = {ast.dump(node) for node in tree.body}
    names = set(functions(tree))
    for node in reversed(donor.body):
        if isinstance(node, ast.Import | ast.ImportFrom) and ast.dump(node) not in own:
            tree.body.insert(0, copy.deepcopy(node))
        elif isinstance(node, Function) and node.name not in names:
            tree.body.append(copy.deepcopy(node))
