"""Loops and numbers that are written so as never to end or fit. Most of it only the limits can tell."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sandbox.policy.findings import Finding
from sandbox.policy.imports import EXHAUSTS, LOW, Reach
from sandbox.policy.origins import Program
from sandbox.policy.taxonomy import Technique

_HUGE = 1 << 28
_LEAVING = (ast.Return, ast.Raise, ast.Yield, ast.YieldFrom, ast.Await)
_BODIES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_PRINTING = frozenset(
    "critical debug error info print print_exc print_stack warn warning write writelines".split()
)
_MOST = {"time.sleep": 60, "sys.setrecursionlimit": 10**6, "concurrent.futures.ThreadPoolExecutor": 500}
"""Seconds, frames and threads that no honest program asks for."""


def loops(program: Program) -> Iterator[Finding]:
    """Loops without an end; most gravely those that do nothing, or nothing but print."""
    for loop in program.walk.loops:
        if not never_ends(loop):
            continue
        if all(isinstance(statement, ast.Pass | ast.Continue) for statement in loop.body):
            yield Finding(loop, "endless loop that does nothing", EXHAUSTS)
            continue
        if any(map(_prints, ast.walk(loop))):
            yield Finding(loop, "endless loop that prints", Reach(Technique.FLOOD))
        if not all(isinstance(statement, ast.Expr) and _prints(statement.value) for statement in loop.body):
            yield Finding(loop, "endless loop", Reach(Technique.RESOURCE_EXHAUSTION, LOW))


def never_ends(loop: ast.While) -> bool:
    """Whether a loop's text names no way out of it; an exception still may be one."""
    if not (isinstance(loop.test, ast.Constant) and loop.test.value):
        return False
    pending: list[tuple[ast.AST, bool]] = [(statement, True) for statement in loop.body]
    while pending:
        node, is_own = pending.pop()
        if isinstance(node, _LEAVING) or (is_own and isinstance(node, ast.Break)):
            return False
        if not isinstance(node, _BODIES):
            is_own = is_own and not isinstance(node, ast.For | ast.AsyncFor | ast.While)
            pending += [(child, is_own) for child in ast.iter_child_nodes(node)]
    return True


def calls(program: Program) -> Iterator[Finding]:
    """Waits, recursions and pools of a literal size that no limit leaves room for."""
    for call, scope in program.walk.calls:
        origin = program.origin(call.func, scope)
        if origin in _MOST and call.args and _number(call.args[0]) > _MOST[origin]:
            yield Finding(call, f"`{origin}` beyond any limit", Reach(Technique.RESOURCE_EXHAUSTION, LOW))


def _prints(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in _PRINTING
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
