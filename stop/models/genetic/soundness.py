"""Finds, without running it, faults that will surely break a program, so that no evaluation is spent on them."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Sequence

from .syntax import Function, functions

_BUILT_IN = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}


def faults(tree: ast.Module, entry: str) -> set[str]:
    """What is wrong, as phrases: names read before they are bound, stray jumps, an entry without a `return`.

    Follows the text from top to bottom and takes every branch for taken, so it may miss a fault. What it reports
    may be sound in an unusual program: compare with the faults that the program had before.
    """
    reader = _Reader(_BUILT_IN, _bound_in(tree.body))
    reader.read_all(tree.body)
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


_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def _bound_in(body: Iterable[ast.AST]) -> set[str]:
    """The names that statements bind in their own scope, wherever among them."""
    bound: set[str] = set()
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.add(node.id)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            bound.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            bound.add(node.rest)
        bound |= _bound_in(ast.iter_child_nodes(node))
    return bound


class _Reader(ast.NodeVisitor):
    """Reads one scope in the order of evaluation and notes what it uses too early."""

    def __init__(self, known: Iterable[str], later: Iterable[str]) -> None:
        self.known = set(known)
        self.later = set(later)
        """What the functions inside may read besides, since they run when this scope has bound it."""
        self.faults: set[str] = set()
        self.loops = 0

    def read_all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.known.add(node.id)
        elif node.id not in self.known:
            self.faults.add(f"{node.id} is read before it is bound")

    def visit_Assign(self, node: ast.Assign) -> None:
        self.read_all([node.value, *node.targets])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.read_all([node.value, node.target])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.visit(ast.Name(node.target.id, ast.Load()))
        self.read_all([node.value, node.target])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.read_all([node.value, node.target])

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.read_all([node.iter, node.target])
        self._read_loop(node)

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._read_loop(node)

    def visit_Break(self, node: ast.Break | ast.Continue) -> None:
        if not self.loops:
            self.faults.add("a jump stands outside of any loop")

    visit_Continue = visit_Break

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.read_all([node.iter, node.target, *node.ifs])

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> None:
        self.read_all([*node.generators, node.elt])

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self.read_all([*node.generators, node.key, node.value])

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._read_function(node, [node.body])

    def visit_FunctionDef(self, node: Function) -> None:
        self.known.add(node.name)
        self._read_function(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        self.known |= _bound_in([node])
        self.generic_visit(node)

    visit_TryStar = visit_Try

    def visit_Match(self, node: ast.Match) -> None:
        self.known |= _bound_in([node])
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.known |= _bound_in([node])
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        self.known |= _bound_in([node])

    visit_ImportFrom = visit_Import

    def _read_loop(self, node: ast.For | ast.AsyncFor | ast.While) -> None:
        self.loops += 1
        self.read_all(node.body)
        self.loops -= 1
        self.read_all(node.orelse)

    def _read_function(self, node: Function | ast.Lambda, body: Sequence[ast.AST]) -> None:
        self.read_all([default for default in [*node.args.defaults, *node.args.kw_defaults] if default])
        own = _bound_in(body)
        parameters = {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        borrowed = {
            name for part in body if isinstance(part, ast.Global | ast.Nonlocal) for name in part.names
        }
        inner = _Reader((self.known | self.later) - own | parameters | borrowed, own)
        inner.read_all(body)
        self.faults |= inner.faults
