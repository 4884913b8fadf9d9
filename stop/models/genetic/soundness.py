"""Finds, without running it, faults that will surely break a program, so that no evaluation is spent on them."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence

from .syntax import Function, bound_in, functions

_BUILT_IN = {*dir(builtins), "__name__", "__file__", "__doc__"}

_BINDING = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.Try, ast.TryStar, ast.Match)
"""What binds names in ways that need no closer look: they count as bound from its beginning."""
_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def faults(tree: ast.Module, entry: str) -> set[str]:
    """What is wrong, as phrases: names read before they are bound, stray jumps, an entry without a `return`.

    Follows the text from top to bottom and takes every branch for taken, so it may miss a fault. What it reports
    may be sound in an unusual program: compare with the faults that the program had before.
    """
    reader = _Reader(_BUILT_IN, bound_in(tree.body))
    reader.read(*tree.body)
    found = reader.faults
    function = functions(tree).get(entry)
    if function is None or not any(isinstance(node, ast.Return | ast.Yield) for node in ast.walk(function)):
        found.add(f"{entry} returns nothing")
    return found


def drop_unreachable(tree: ast.AST) -> None:
    """Take out, in place, the statements that follow a jump or `return` in the same block."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                ends = (at for at, inner in enumerate(statements) if isinstance(inner, _ENDS))
                del statements[next(ends, len(statements)) + 1 :]


class _Reader:
    """Reads one scope in the order of evaluation and notes what it uses too early."""

    def __init__(self, known: set[str], later: set[str]) -> None:
        self.known = set(known)
        self.later = later
        """What functions inside may read besides: they run when this scope has bound it."""
        self.faults: set[str] = set()
        self.loops = 0

    def read(self, *nodes: ast.AST | None) -> None:
        for node in nodes:
            if node is not None:
                self._read(node)

    def _read(self, node: ast.AST) -> None:
        match node:
            case ast.Name(name, ctx):
                self._meet(name, isinstance(ctx, ast.Store))
            case ast.AugAssign(ast.Name(name), _, value):
                self._meet(name, bound=False)
                self.read(value)
            case ast.Assign() | ast.AnnAssign() | ast.NamedExpr():
                self.read(node.value, *(node.targets if isinstance(node, ast.Assign) else [node.target]))
            case ast.For() | ast.AsyncFor() | ast.While():
                self._read_loop(node)
            case ast.Break() | ast.Continue() if not self.loops:
                self.faults.add("a jump stands outside of any loop")
            case ast.comprehension():
                self.read(node.iter, node.target, *node.ifs)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                self.read(*node.generators, node.elt)
            case ast.DictComp():
                self.read(*node.generators, node.key, node.value)
            case ast.Lambda():
                self._read_function(node, [node.body])
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.known.add(node.name)
                self._read_function(node, node.body)
            case _:
                if isinstance(node, _BINDING):
                    self.known |= bound_in([node])
                self.read(*ast.iter_child_nodes(node))

    def _meet(self, name: str, bound: bool) -> None:
        if bound:
            self.known.add(name)
        elif name not in self.known:
            self.faults.add(f"{name} is read before it is bound")

    def _read_loop(self, node: ast.For | ast.AsyncFor | ast.While) -> None:
        self.read(*([node.test] if isinstance(node, ast.While) else [node.iter, node.target]))
        self.loops += 1
        self.read(*node.body)
        self.loops -= 1
        self.read(*node.orelse)

    def _read_function(self, node: Function | ast.Lambda, body: Sequence[ast.AST]) -> None:
        self.read(*node.args.defaults, *node.args.kw_defaults)
        own = bound_in(body)
        parameters = {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        shared = {name for part in body if isinstance(part, ast.Global | ast.Nonlocal) for name in part.names}
        inner = _Reader((self.known | self.later) - own | parameters | shared, own)
        inner.read(*body)
        self.faults |= inner.faults
