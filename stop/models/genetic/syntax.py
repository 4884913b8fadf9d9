"""Reads and writes programs as syntax trees, and lists the places in a tree that an edit may touch."""

from __future__ import annotations

import ast
import copy
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, cast

LARGEST_PROGRAM = 256 * 1024
"""Longer texts, in characters, are not parsed."""

_SHOWN = 60

UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What parsing or unparsing a hostile text can raise."""

Edit = Callable[[ast.Module, Random], str | None]
"""Changes a tree in place and says how, in a phrase; None where it found nothing to change."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Loop = ast.For | ast.While

_FIXED = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Global,
    ast.Nonlocal,
)
_SKIPPED = {
    ast.Call: {"func"},
    ast.FormattedValue: {"format_spec"},
    ast.ClassDef: {"bases", "keywords", "decorator_list"},
    ast.FunctionDef: {"decorator_list", "returns"},
    ast.AsyncFunctionDef: {"decorator_list", "returns"},
    ast.arg: {"annotation"},
    ast.AnnAssign: {"annotation"},
    ast.match_case: {"pattern"},
}


@dataclass(frozen=True)
class Place:
    """A spot of a tree that holds an expression: `holder.field`, or an item of that list."""

    holder: ast.AST
    field: str
    index: int | None
    scope: Function | None
    """The innermost function around it."""

    @property
    def node(self) -> ast.expr:
        """The expression that stands here now."""
        content = getattr(self.holder, self.field)
        return cast(ast.expr, content if self.index is None else content[self.index])

    def put(self, expression: ast.expr) -> None:
        """Replace the expression that stands here."""
        if self.index is None:
            setattr(self.holder, self.field, expression)
        else:
            getattr(self.holder, self.field)[self.index] = expression


@dataclass(frozen=True)
class Block:
    """A list of statements inside a function, and whether it lies in the body of a loop of that function."""

    statements: list[ast.stmt]
    scope: Function
    in_loop: bool


def parse(text: str) -> ast.Module | None:
    """The tree of a program, or None for what is none: a faulty, hostile or overlong text."""
    if len(text) > LARGEST_PROGRAM:
        return None
    try:
        return ast.parse(text)
    except UNREADABLE:
        return None


def as_written(program: str) -> str:
    """A program in the layout of `ast.unparse`, without comments, so that equal programs are equal texts."""
    try:
        return ast.unparse(ast.parse(program)) + "\n"
    except UNREADABLE:
        return program


def functions(tree: ast.Module) -> dict[str, Function]:
    """The top-level functions of a program by name, in their order."""
    return {node.name: node for node in tree.body if isinstance(node, Function)}


def places(root: ast.AST, scope: Function | None = None) -> Iterator[Place]:
    """All expressions that may be exchanged: those that are read, signatures, decorators and types left out."""
    skipped = _SKIPPED.get(type(root), ())
    inner = root if isinstance(root, Function) else scope
    for field, content in ast.iter_fields(root):
        if field in skipped:
            continue
        children = content if isinstance(content, list) else [content]
        for index, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_docstring(child):
                continue
            if _may_be_exchanged(root, child):
                yield Place(root, field, index if isinstance(content, list) else None, inner)
            yield from places(child, inner)


def blocks(root: ast.AST, scope: Function | None = None, in_loop: bool = False) -> Iterator[Block]:
    """All lists of statements inside functions, outermost first."""
    if isinstance(root, Function):
        scope, in_loop = root, False
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        content = getattr(root, field, None)
        if not isinstance(content, list) or not content:
            continue
        inside = in_loop or (isinstance(root, Loop) and field == "body")
        if scope is not None and isinstance(content[0], ast.stmt):
            yield Block(content, scope, inside)
        for child in content:
            yield from blocks(child, scope, inside)


def movable(statement: ast.stmt) -> bool:
    """Whether a statement may be deleted, moved or copied: not a definition, import or docstring."""
    return not isinstance(statement, _FIXED) and not _is_docstring(statement)


def variables(scope: Function) -> list[str]:
    """The names that a function binds, its parameters first, sorted within each group."""
    arguments = scope.args
    parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    bound = {
        node.id for node in ast.walk(scope) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    named = [parameter.arg for parameter in parameters]
    return named + sorted(bound.difference(named))


def names_read(node: ast.AST) -> set[str]:
    """The names that a piece of program reads."""
    return {
        part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)
    }


def names_bound(node: ast.AST) -> set[str]:
    """The names that a piece of program assigns."""
    return {
        part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    }


def names_changed(node: ast.AST) -> set[str]:
    """The names that a piece of program assigns, and those of which it assigns an item or an attribute."""
    stores = (part for part in ast.walk(node) if isinstance(getattr(part, "ctx", None), ast.Store))
    items = (part.value for part in stores if isinstance(part, ast.Subscript | ast.Attribute))
    return names_bound(node) | {item.id for item in items if isinstance(item, ast.Name)}


def bound_in(body: Iterable[ast.AST]) -> set[str]:
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
        bound |= bound_in(ast.iter_child_nodes(node))
    return bound


def only_repeats(loop: ast.For) -> bool:
    """Whether a loop counts with `range` and its body never reads the count."""
    call = loop.iter
    if not isinstance(call, ast.Call) or ast.unparse(call.func) != "range" or not call.args:
        return False
    return not names_bound(loop.target) & set[str]().union(*(names_read(node) for node in loop.body))


def ensure_import(tree: ast.Module, module: str) -> None:
    """Import a module of the standard library, unless the program does."""
    wanted = ast.parse(f"import {module}").body[0]
    if all(ast.unparse(node) != ast.unparse(wanted) for node in tree.body if isinstance(node, ast.Import)):
        define_first(tree, wanted)


def define_first(tree: ast.Module, statement: ast.stmt) -> None:
    """Put a statement at the top of a program, after its docstring and imports."""
    preamble = (ast.Import, ast.ImportFrom)
    places = [
        at for at, node in enumerate(tree.body) if not (isinstance(node, preamble) or _is_docstring(node))
    ]
    tree.body.insert(places[0] if places else len(tree.body), statement)


def expression(text: str, **parts: ast.expr) -> ast.expr:
    """The expression that `text` spells, with copies of `parts` in place of the names they are given under."""
    return cast(ast.expr, _Fill(parts).visit(ast.parse(text, mode="eval").body))


def one_line(node: ast.AST) -> str:
    """A node's source on one line, without backticks, for people."""
    return " ".join(ast.unparse(node).split()).replace("`", "'")


def short(node: ast.AST) -> str:
    """The beginning of a node's source, on one line."""
    return _cut(one_line(node), 0)


def instead(new: ast.AST, old: str) -> str:
    """Tells two sources apart for people: "`new` instead of `old`", each as one line, around where they differ."""
    now = one_line(new)
    differs = next((at for at, (a, b) in enumerate(zip(now, old, strict=False)) if a != b), 0)
    return f"`{_cut(now, differs)}` instead of `{_cut(old, differs)}`"


def log_uniform(rng: Random, low: float, high: float) -> float:
    """A draw from [low, high], low > 0, that takes each order of magnitude equally often."""
    return math.exp(rng.uniform(math.log(low), math.log(high)))


def _cut(text: str, position: int) -> str:
    """At most `_SHOWN` characters of a text, with `position` among them."""
    start = max(0, min(position - _SHOWN // 3, len(text) - _SHOWN))
    end = start + _SHOWN
    return ("..." if start else "") + text[start:end] + ("..." if end < len(text) else "")


class _Fill(ast.NodeTransformer):
    def __init__(self, parts: dict[str, ast.expr]) -> None:
        self.parts = parts

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return copy.deepcopy(self.parts[node.id]) if node.id in self.parts else node


def _is_docstring(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _may_be_exchanged(holder: ast.AST, node: ast.AST) -> bool:
    if not isinstance(node, ast.expr) or isinstance(node, ast.Slice | ast.Starred | ast.FormattedValue):
        return False
    if isinstance(holder, ast.JoinedStr):
        return False
    return not isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)
