"""Loops and numbers that are written so as never to end or fit. Most of it only the limits can tell."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sandbox.policy.findings import Finding
from sandbox.policy.imports import EXHAUSTS, Reach
from sandbox.policy.origins import Program
from sandbox.policy.taxonomy import Technique

_HUGE = 1 << 28


def loops(program: Program) -> Iterator[Finding]:
    """Loops without an end that do nothing, or nothing but print."""
    for loop in program.walk.loops:
        if not (isinstance(loop.test, ast.Constant) and loop.test.value):
            continue
        if all(isinstance(statement, ast.Pass | ast.Continue) for statement in loop.body):
            yield Finding(loop, "endless loop that does nothing", EXHAUSTS)
        elif all(_prints(statement) for statement in loop.body):
            yield Finding(loop, "endless loop that prints", Reach(Technique.FLOOD))


def _prints(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
            return True
    return False


def sizes(program: Program) -> Iterator[Finding]:
    """Literal sequences and powers of more than 2**28 items or bits."""
    for node in program.walk.arithmetic:
        match node:
            case ast.BinOp(left=ast.List() | ast.Constant(value=str() | bytes()), op=ast.Mult(), right=size):
                huge = _number(size) > _HUGE
            case ast.BinOp(left=left, op=ast.Pow(), right=exponent):
                huge = _number(left) > 1 and _number(exponent) > _HUGE
            case ast.BinOp(op=ast.LShift(), right=exponent):
                huge = _number(exponent) > _HUGE
            case _:
                huge = False
        if huge:
            yield Finding(node, "value too large to be made", EXHAUSTS)


def _number(node: ast.expr) -> float:
    """The value of a literal number or power, as far as it matters here; 0 for anything else."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return min(float(min(value, 10**300)), 1e300)
        case ast.BinOp(
            left=ast.Constant() as left, op=ast.Pow(), right=ast.Constant() | ast.BinOp() as right
        ):
            base, exponent = _number(left), _number(right)
            return base**exponent if 0 < base < 1e6 and 0 <= exponent < 50 else 1e300 * (base > 1)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return min(_number(left) * _number(right), 1e300)
        case ast.BinOp(left=ast.Constant(value=1), op=ast.LShift(), right=ast.Constant(value=int() as shift)):
            return 2.0 ** min(shift, 900)
    return 0
