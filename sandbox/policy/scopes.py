"""Namespaces of a program: what each name in them may be bound to."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TypeAlias


class Scope:
    """One namespace of the program: what its names are bound to.

    A binding is a dotted origin (`os.system`, `@utility`), an expression or definition with the scope to read it in,
    or None for what only running the program would tell.
    """

    __slots__ = (
        "bindings",
        "function",
        "is_class",
        "is_comprehension",
        "iterated",
        "origins",
        "outer",
        "parent",
    )

    def __init__(
        self,
        parent: Scope | None = None,
        *,
        is_class: bool = False,
        is_comprehension: bool = False,
        function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | None = None,
    ) -> None:
        self.parent = parent
        self.function = function  # whose parameters and locals are bound here
        self.is_class = is_class
        self.is_comprehension = is_comprehension
        self.bindings: dict[str, list[Binding]] = {}
        self.iterated: dict[str, list[tuple[ast.expr, Scope]]] = {}  # what loop variables go over
        self.outer: dict[str, Scope] = {}
        self.origins: dict[str, str | None] = {}  # of the names read here, as far as they are known

    def bind(self, name: str, binding: Binding) -> None:
        """Note that `name` may be `binding` here, or where `global` and `nonlocal` say."""
        self.outer.get(name, self).bindings.setdefault(name, []).append(binding)

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope


Binding: TypeAlias = str | tuple[ast.AST, Scope] | None


@dataclass
class Reference:
    """A name or a chain of attributes that is read; `call` is the call that it is the function of."""

    node: ast.expr
    scope: Scope
    call: ast.Call | None = None
