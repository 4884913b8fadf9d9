"""Edits of statements: deleted, copied, swapped, moved."""

from __future__ import annotations

import ast
import copy
from random import Random

from .syntax import Block, blocks, movable, short


def delete_statement(tree: ast.Module, rng: Random) -> str | None:
    """Take out one statement."""
    spots = _spots(tree)
    if not spots:
        return None
    block, index = rng.choice(spots)
    gone = block.statements[index]
    block.statements[index : index + 1] = [] if len(block.statements) > 1 else [ast.Pass()]
    return f"leave out `{short(gone)}`"


def copy_statement(tree: ast.Module, rng: Random) -> str | None:
    """Do one statement once more: right after itself, or elsewhere in the same function."""
    spots = _spots(tree)
    if not spots:
        return None
    block, index = rng.choice(spots)
    copied = copy.deepcopy(block.statements[index])
    target, position = block, index + 1
    if rng.random() < 0.5:
        target, position = rng.choice([spot for spot in spots if spot[0].scope is block.scope])
    target.statements.insert(position, copied)
    return f"do `{short(copied)}` in one more place"


def move_statement(tree: ast.Module, rng: Random) -> str | None:
    """Swap a statement with the next one, or move it elsewhere in the same function."""
    spots = _spots(tree)
    if not spots:
        return None
    block, index = rng.choice(spots)
    moved = block.statements[index]
    if index + 1 < len(block.statements) and rng.random() < 0.6:
        body = block.statements
        body[index : index + 2] = [body[index + 1], body[index]]
        return f"do `{short(moved)}` one step later"
    inside = {id(node) for node in ast.walk(moved)}
    targets = [
        (other, at)
        for other, at in spots
        if other.scope is block.scope and id(other.statements[at]) not in inside and other is not block
    ]
    if not targets:
        return None
    target, position = rng.choice(targets)
    target.statements.insert(position, moved)
    block.statements[index : index + 1] = [] if len(block.statements) > 1 else [ast.Pass()]
    return f"do `{short(moved)}` elsewhere"


def _spots(tree: ast.Module) -> list[tuple[Block, int]]:
    return [
        (block, index)
        for block in blocks(tree)
        for index, statement in enumerate(block.statements)
        if movable(statement)
    ]
