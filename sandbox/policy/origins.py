"""What an expression stands for, as far as the text tells: a dotted origin, a constant string, a definition."""

from __future__ import annotations

import ast
import builtins
import functools
import re
from collections.abc import Iterator
from typing import Any

from sandbox.policy.attributes import ATTRIBUTES, ORDINARY_DUNDERS
from sandbox.policy.imports import RULES, canonical
from sandbox.policy.scopes import Binding, Scope
from sandbox.policy.walk import BROKERS, Walk

_DEPTH = 30
"""How many names and expressions are followed one after another; what lies deeper counts as computed."""

NAMESPACES = frozenset(["builtins.globals", "builtins.locals", "builtins.vars"])
"""The functions that hand out a namespace as a dictionary."""

_NAMING = (ast.Subscript, ast.Attribute, ast.Call, ast.NamedExpr, ast.IfExp, ast.BoolOp)
_SPELLING = (ast.Name, ast.BinOp, ast.JoinedStr, ast.FormattedValue, ast.Subscript, ast.Call)

_LONGEST = 1000
"""The longest constant string that is put together, in characters."""

_BUILTIN_NAMES = frozenset(dir(builtins)) | frozenset(RULES["builtins"].reaching)
_PIECE = re.compile(r"__[a-zA-Z]\w{,40}|\w{,40}[a-zA-Z]__")


class Program:
    """A walked program, with what its expressions stand for.

    Origins are dotted names: `os.system`, `builtins.open` for a built-in, `@utility` and `@language_model` for what an
    improver is given. They follow imports, assignments, `getattr` with constant names, and partial application; they
    do not follow values through containers or calls. `detours` are the attributes, among those asked about, that
    reach one module through another.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.walk = Walk(tree)
        self._origins: dict[ast.AST, str | None] = {}
        self._texts: dict[ast.AST, str | None] = {}
        self.detours: list[tuple[ast.Attribute, str]] = []

    @property
    def is_improver(self) -> bool:
        """Whether the program defines something that is given a utility and a language model."""
        return self.walk.is_improver

    @functools.cached_property
    def spells_special_names(self) -> bool:
        """Whether a string of the program is a special name, or a piece of one, that ordinary programs do not spell."""
        return any(
            (text in ATTRIBUTES and ATTRIBUTES[text].severity is None)
            or (_PIECE.fullmatch(text) and text not in ORDINARY_DUNDERS)
            for text in (str(node.value) for node in self.walk.spelled)
        )

    def home(self, name: str, scope: Scope) -> Scope | None:
        """The scope whose `name` is meant where it is read in `scope`; None for a name that the program never binds."""
        current: Scope | None = scope.outer.get(name, scope)
        while current is not None:
            if name in current.bindings and (current is scope or not current.is_class):
                return current
            current = current.parent
        return None

    def bindings(self, name: str, scope: Scope) -> list[Binding] | None:
        """Everything that `name` may be bound to where it is read in `scope`; None for a name never bound."""
        home = self.home(name, scope)
        return None if home is None else home.bindings[name]

    def origin(self, node: ast.AST | None, scope: Scope, depth: int = 0) -> str | None:
        """The dotted origin of an expression, or None."""
        known: dict[Any, str | None]
        key: Any
        if isinstance(node, ast.Name):
            scope = self.home(node.id, scope) or scope.module
            known, key = scope.origins, node.id
        elif isinstance(node, _NAMING):
            known, key = self._origins, node
        else:
            return None
        if key not in known:
            known[key] = None  # a name defined by itself has no origin
            found = self._origin(node, scope, depth) if depth < _DEPTH else None
            if found is not None and found.startswith("@"):
                known[key] = found if self.is_improver else None
            elif found is not None:
                known[key] = direct = canonical(found)
                if isinstance(node, ast.Attribute) and direct.count(".") < found.count("."):
                    self.detours.append((node, found))
        return known[key]

    def _origin(self, node: ast.AST | None, scope: Scope, depth: int) -> str | None:
        depth += 1
        found: str | None = None
        match node:
            case ast.Name(id=name):
                found = self._name_origin(name, scope, depth)
            case ast.Attribute(value=value, attr=attr):
                found = self._member(value, attr, scope, depth)
            case ast.NamedExpr(value=value):
                found = self.origin(value, scope, depth)
            case ast.IfExp(body=value, orelse=other):
                found = self.origin(value, scope, depth) or self.origin(other, scope, depth)
            case ast.BoolOp(values=values):
                found = next(filter(None, (self.origin(value, scope, depth) for value in values)), None)
            case ast.Call(func=func, args=[first, *rest]):
                found = self._call_origin(func, first, rest, scope, depth)
            case ast.Subscript(value=value, slice=key):
                found = self._item_origin(value, self.text(key, scope), scope, depth)
        return found

    def _name_origin(self, name: str, home: Scope, depth: int) -> str | None:
        """The origin of a name in the scope that binds it, or in the module's for a name never bound."""
        for binding in home.bindings.get(name, ()):
            found = binding if isinstance(binding, str) or binding is None else self.origin(*binding, depth)
            if found is not None:
                return found
        if name not in home.bindings:
            return self._outside(name)
        is_value = any(binding and isinstance(binding[0], ast.expr) for binding in home.bindings[name])
        if home.is_class and home.parent is not None and is_value:
            return self.origin(ast.Name(name), home.parent, depth)
        if home.parent is None and name in RULES["builtins"].reaching and name not in self.walk.unconditional:
            return f"builtins.{name}"  # hidden on some paths only
        return None

    def _outside(self, name: str) -> str | None:
        """The origin of a name that the program does not bind: given, imported with a star, or built in."""
        if name in BROKERS:
            return f"@{name}"
        for module in self.walk.star_imports:
            if module in RULES and name in RULES[module].reaching:
                return f"{module}.{name}"
        return f"builtins.{name}" if name in _BUILTIN_NAMES else None

    def _member(self, value: ast.expr, attr: str, scope: Scope, depth: int) -> str | None:
        base = self.origin(value, scope, depth)
        if base is not None:
            return f"{base}.{attr}"
        if attr.lstrip("_") in BROKERS and self.is_improver:
            return f"@{attr.lstrip('_')}"  # an improver's own object that holds what it was given
        if attr.lstrip("_") in ("os", "builtins", "subprocess"):
            return attr.lstrip("_")
        return None

    def _call_origin(
        self, func: ast.expr, first: ast.expr, rest: list[ast.expr], scope: Scope, depth: int
    ) -> str | None:
        match self.origin(func, scope, depth):
            case "builtins.getattr" if rest:
                name = self.text(rest[0], scope)
                return self._member(first, name, scope, depth) if name else None
            case "builtins.__import__" | "importlib.import_module":
                return self.text(first, scope)
            case "functools.partial":
                return self.origin(first, scope, depth)
            case "builtins.type" if not rest:
                base = self.origin(first, scope, depth)
                return f"{base}.__class__" if base and base.startswith("@") else None
            case "builtins.vars":
                base = self.origin(first, scope, depth)
                return f"{base}.__dict__" if base else None
        return None

    def _item_origin(self, value: ast.expr, key: str | None, scope: Scope, depth: int) -> str | None:
        """The origin of what a namespace holds under a constant key: `globals()["os"]`, `sys.modules["os"]`."""
        if key is None:
            return None
        holder = self.origin(value, scope, depth) or ""
        if holder == "sys.modules":
            return key
        if holder.endswith((".__dict__", ".__builtins__")):
            return f"{holder.rpartition('.')[0]}.{key}"
        if isinstance(value, ast.Call) and self.origin(value.func, scope, depth) in NAMESPACES:
            return self.origin(ast.Name(key), scope.module if value.args else scope, depth)
        return None

    def text(self, node: ast.AST | None, scope: Scope, depth: int = 0) -> str | None:
        """The constant string that an expression spells, put together from its pieces; None where it is computed."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) and len(node.value) <= _LONGEST else None
        if depth > _DEPTH or not isinstance(node, _SPELLING):
            return None
        if node not in self._texts:
            self._texts[node] = None
            self._texts[node] = self._text(node, scope, depth + 1)
        return self._texts[node]

    def _text(self, node: ast.AST, scope: Scope, depth: int) -> str | None:
        spelled: str | None = None
        match node:
            case ast.Name(id=name):
                value = self.only_value(name, scope)
                spelled = self.text(value[0], value[1], depth) if value else None
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                spelled = self._joined([left, right], scope, depth)
            case ast.BinOp(left=part, op=ast.Mult(), right=ast.Constant(value=int(times))) if (
                times <= _LONGEST
            ):
                spelled = self._joined([part] * times, scope, depth)
            case ast.Call(func=ast.Name(id="chr"), args=[ast.Constant(value=int(code))]) if 0 <= code < 128:
                spelled = chr(code)
            case ast.JoinedStr(values=parts):
                spelled = self._joined(parts, scope, depth)
            case ast.FormattedValue(value=part, conversion=-1, format_spec=None):
                spelled = self.text(part, scope, depth)
            case ast.Subscript(value=part, slice=ast.Slice(lower=None, upper=None, step=ast.UnaryOp())):
                spelled = (self.text(part, scope, depth) or "")[::-1] or None
            case ast.Call(
                func=ast.Attribute(value=ast.Constant(value=""), attr="join"),
                args=[ast.List(elts=parts) | ast.Tuple(elts=parts)],
            ):
                spelled = self._joined(parts, scope, depth)
        return spelled

    def _joined(self, parts: list[ast.expr], scope: Scope, depth: int) -> str | None:
        pieces = []
        for part in parts:
            piece = self.text(part, scope, depth)
            if piece is None:
                return None
            pieces.append(piece)
        joined = "".join(pieces)
        return joined if len(joined) <= _LONGEST else None

    def only_value(self, name: str, scope: Scope) -> tuple[ast.AST, Scope] | None:
        """The expression or definition that `name` is bound to, where there is exactly one."""
        bound = self.bindings(name, scope)
        if bound is not None and len(bound) == 1 and isinstance(bound[0], tuple):
            return bound[0]
        return None

    def value(self, node: ast.AST, scope: Scope) -> tuple[ast.AST, Scope]:
        """`node`, or, for a name bound once, the expression or definition behind it; with the scope to read it in."""
        for _ in range(_DEPTH):
            found = self.only_value(node.id, scope) if isinstance(node, ast.Name) else None
            if found is None:
                break
            node, scope = found
        return node, scope

    def texts(self, node: ast.AST, scope: Scope) -> list[str]:
        """The constant strings that an expression may spell: one, or those that a loop's variable goes over."""
        text = self.text(node, scope)
        if text is not None:
            return [text]
        found: list[str] = []
        home = self.home(node.id, scope) if isinstance(node, ast.Name) else None
        for over, outside in home.iterated.get(node.id, []) if home and isinstance(node, ast.Name) else []:
            items, inside = self.value(over, outside)
            if isinstance(items, ast.List | ast.Tuple | ast.Set):
                found += [
                    each for item in items.elts[:_DEPTH] if (each := self.text(item, inside)) is not None
                ]
        return found

    def made_by(self, node: ast.AST, scope: Scope) -> str | None:
        """The origin of the function whose call made the value; None for anything but a call."""
        made, home = self.value(node, scope)
        return self.origin(made.func, home) if isinstance(made, ast.Call) else None


def parts_of(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and the nodes below it, down to a size that no ordinary expression exceeds."""
    for count, part in enumerate(ast.walk(node)):
        if count >= 200:
            return
        yield part
