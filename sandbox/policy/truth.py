"""Whether the value of an expression may be false: what decides about a flag that must stay on."""

from __future__ import annotations

import ast
import functools
import operator
from collections.abc import Callable, Iterable
from enum import Flag, auto
from typing import Any

from sandbox.policy.origins import Program, parts_of
from sandbox.policy.scopes import Scope
from sandbox.policy.walk import Function, defaults_of

_DEPTH = 20
"""How many expressions and names are followed one after another; what lies deeper may be anything."""

_MOST = 50
"""The most bindings, arguments or elements that are followed of one name."""

_STEPS = 20_000
"""How many expressions are looked at for one program; after that a value may be anything."""

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.eq,
    ast.IsNot: operator.ne,
}
_READERS = {"get", "pop", "setdefault"}


class Truth(Flag):
    """What a value may be: true, false, or whatever the program was given by others (which is the others' doing)."""

    ON = auto()
    OFF = auto()
    GIVEN = auto()


_NOTHING = Truth(0)
_ANYTHING = Truth.ON | Truth.OFF


class TruthTeller:
    """Tells what expressions of one program may be, by following names, arguments and constant expressions."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._open: set[tuple[int, str]] = set()  # names being followed: one defined by itself adds nothing
        self._steps = _STEPS
        self._signatures: dict[Function, dict[str, tuple[int, ast.expr | None]]] = {}

    def may_be_off(self, node: ast.AST, scope: Scope) -> bool:
        """Whether the program's own doing may make the value false."""
        return Truth.OFF in self.of(node, scope)

    def of(self, node: ast.AST, scope: Scope, depth: int = 0) -> Truth:
        """All that the value may be."""
        self._steps -= 1
        if depth > _DEPTH or self._steps < 0:
            return _ANYTHING
        depth += 1
        found = _ANYTHING
        match node:
            case ast.Constant(value=value):
                found = _known(value)
            case ast.Name(id=name):
                found = self._name(name, scope, depth)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                found = _negated(self.of(operand, scope, depth))
            case ast.BoolOp(op=op, values=values):
                found = _joined(op, [self.of(value, scope, depth) for value in values])
            case ast.IfExp(test=test, body=body, orelse=other):
                found = self._choice(test, body, other, scope, depth)
            case ast.NamedExpr(value=value):
                found = self.of(value, scope, depth)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                found = self._comparison(left, op, right, scope)
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items) | ast.Dict(keys=items):
                found = _known(items)
            case ast.Call():
                found = self._call(node, scope, depth)
            case ast.Attribute(attr=attr):
                found = self._attribute(attr, depth)
            case ast.Subscript(value=holder, slice=key):
                found = self._held(holder, key, scope, depth)
        return found

    def _name(self, name: str, scope: Scope, depth: int) -> Truth:
        home = self._program.home(name, scope)
        if home is None:
            return Truth.GIVEN  # a name that nobody binds is an error, not an attempt
        if (id(home), name) in self._open:
            return _NOTHING
        self._open.add((id(home), name))
        try:
            found = _NOTHING
            for binding in home.bindings[name][:_MOST]:
                if isinstance(binding, tuple):
                    found |= self.of(binding[0], binding[1], depth)
            if home.function is not None and name in self._parameters(home.function):
                found |= self._parameter(name, home, home.function, depth)
            elif None in home.bindings[name]:
                found |= self._iterated(home.iterated.get(name, []), depth)
            return found or Truth.GIVEN
        finally:
            self._open.discard((id(home), name))

    def _parameter(self, name: str, home: Scope, function: Function, depth: int) -> Truth:
        """What a parameter is by default, and what the program's own calls of its function make it."""
        position, default = self._parameters(function)[name]
        found = Truth.GIVEN
        # None that the function itself replaces, as in `if flag is None: flag = True`, is never used.
        is_replaced = _is_none(default) and len(home.bindings[name]) > 1
        if default is not None and not is_replaced:
            found = self.of(default, home.parent or home, depth)
        for call, scope in self._calls.get(id(function), [])[:_MOST]:
            keyword = next((item.value for item in call.keywords if item.arg == name), None)
            spread = any(isinstance(argument, ast.Starred) for argument in call.args[: position + 1])
            if keyword is not None:
                found |= self.of(keyword, scope, depth)
            elif position < len(call.args) and not spread:
                found |= self.of(call.args[position], scope, depth)
        return found

    def _parameters(self, function: Function) -> dict[str, tuple[int, ast.expr | None]]:
        """The position and the default of each parameter that may be given by name."""
        if function not in self._signatures:
            arguments, defaults = function.args, dict(defaults_of(function))
            names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
            self._signatures[function] = {
                name: (position, defaults.get(name)) for position, name in enumerate(names)
            }
        return self._signatures[function]

    @functools.cached_property
    def _calls(self) -> dict[int, list[tuple[ast.Call, Scope]]]:
        """The calls of each function that the program defines and calls by its name."""
        calls: dict[int, list[tuple[ast.Call, Scope]]] = {}
        for call, scope in self._program.walk.calls:
            if isinstance(call.func, ast.Name):
                function, _ = self._program.value(call.func, scope)
                calls.setdefault(id(function), []).append((call, scope))
        return calls

    def _iterated(self, loops: list[tuple[ast.expr, Scope]], depth: int) -> Truth:
        """What a loop's variable takes on, where it goes over a literal."""
        found = _NOTHING if loops else _ANYTHING
        for over, scope in loops[:_MOST]:
            found |= self.elements(over, scope, depth)
        return found

    def elements(self, node: ast.AST, scope: Scope, depth: int = 0) -> Truth:
        """All that the elements of something iterable may be."""
        found = _ANYTHING
        match self._program.value(node, scope):
            case ((ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items)), home):
                found = self._any(items, home, depth)
            case ast.BinOp(left=ast.List(elts=items), op=ast.Mult()), home:
                found = self._any(items, home, depth)
            case ast.Call(func=ast.Attribute(value=holder, attr="values"), args=[]), home:
                mapping, home = self._program.value(holder, home)
                found = self._any(mapping.values if isinstance(mapping, ast.Dict) else [holder], home, depth)
            case ast.Call(func=func, args=[first, *_]), home:
                is_repeat = self._program.origin(func, home) == "itertools.repeat"
                found = self.of(first, home, depth) if is_repeat else _ANYTHING
        return found

    def _any(self, nodes: Iterable[ast.AST], scope: Scope, depth: int) -> Truth:
        found = _NOTHING
        for node in list(nodes)[:_MOST]:
            found |= self.of(node, scope, depth)
        return found

    def _choice(self, test: ast.expr, body: ast.expr, other: ast.expr, scope: Scope, depth: int) -> Truth:
        decided = self.of(test, scope, depth)
        if decided is Truth.ON or decided is Truth.OFF:
            return self.of(body if decided is Truth.ON else other, scope, depth)
        return self.of(body, scope, depth) | self.of(other, scope, depth)

    def _comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr, scope: Scope) -> Truth:
        """The outcome, where both sides are constants."""
        sides = [self._program.value(side, scope)[0] for side in (left, right)]
        if all(isinstance(side, ast.Constant) for side in sides) and type(op) in _COMPARISONS:
            first, second = (side.value for side in sides)  # type: ignore[attr-defined]
            try:
                return _known(_COMPARISONS[type(op)](first, second))
            except TypeError:
                return _ANYTHING
        return _ANYTHING

    def _call(self, node: ast.Call, scope: Scope, depth: int) -> Truth:
        origin = self._program.origin(node.func, scope)
        if origin == "builtins.bool" and len(node.args) <= 1:
            return self.of(node.args[0], scope, depth) if node.args else Truth.OFF
        function, _ = self._program.value(node.func, scope)
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            return self._returned(function, depth)
        if origin == "builtins.getattr" and len(node.args) == 3:
            return Truth.GIVEN | self.of(node.args[2], scope, depth)
        if isinstance(node.func, ast.Attribute) and node.func.attr in _READERS and node.args:
            default = node.args[1] if len(node.args) > 1 else ast.Constant(None)
            held = self._item(node.func.value, self._program.text(node.args[0], scope), scope, depth)
            return held | self.of(default, scope, depth) if Truth.GIVEN in held else held
        return _ANYTHING

    def _returned(self, function: ast.FunctionDef | ast.Lambda, depth: int) -> Truth:
        """What a function of the program's own returns, where it is short."""
        inner = self._program.walk.bodies[function]
        if isinstance(function, ast.Lambda):
            return self.of(function.body, inner, depth)
        parts = [part for part in parts_of(function) if isinstance(part, ast.Return)]
        return self._any([part.value or ast.Constant(None) for part in parts], inner, depth) or _ANYTHING

    def _attribute(self, attr: str, depth: int) -> Truth:
        """What the program writes to attributes of this name, on whatever object."""
        if (-1, attr) in self._open:
            return _NOTHING
        self._open.add((-1, attr))
        try:
            found = _NOTHING
            for value, scope in self._written.get(attr, [])[:_MOST]:
                found |= _ANYTHING if value is None else self.of(value, scope, depth)
            return found or Truth.GIVEN
        finally:
            self._open.discard((-1, attr))

    @functools.cached_property
    def _written(self) -> dict[str, list[tuple[ast.expr | None, Scope]]]:
        """What is assigned to each attribute: on objects, in bodies of classes, by keyword of a namespace."""
        written: dict[str, list[tuple[ast.expr | None, Scope]]] = {}
        for target, scope, value in self._program.walk.stores:
            if isinstance(target, ast.Attribute) and not isinstance(target.ctx, ast.Del):
                written.setdefault(target.attr, []).append((value, scope))
        for name, scope, value in self._program.walk.bound_names:
            if scope.is_class:
                written.setdefault(name.id, []).append((value, scope))
        for call, scope in self._program.walk.calls:
            if self._program.origin(call.func, scope) == "types.SimpleNamespace":
                for item in call.keywords:
                    if item.arg:
                        written.setdefault(item.arg, []).append((item.value, scope))
        return written

    def _held(self, holder: ast.expr, key: ast.expr, scope: Scope, depth: int) -> Truth:
        """What a list, tuple or dictionary that the program spells out holds under a constant key."""
        items, home = self._program.value(holder, scope)
        match items, key:
            case ((ast.List(elts=parts) | ast.Tuple(elts=parts)), ast.Constant(value=int(index))):
                inside = -len(parts) <= index < len(parts)
                return self.of(parts[index], home, depth) if inside else _ANYTHING
        return self._item(holder, self._program.text(key, scope), scope, depth)

    def _item(self, holder: ast.expr, key: str | None, scope: Scope, depth: int) -> Truth:
        """What a dictionary that the program spells out holds under a constant key."""
        if key is None:
            return _ANYTHING
        mapping, home = self._program.value(holder, scope)
        if not isinstance(mapping, ast.Dict):
            return Truth.GIVEN
        for name, value in zip(mapping.keys, mapping.values, strict=True):
            self._steps -= 1
            if self._steps < 0:
                return _ANYTHING
            if name is not None and self._program.text(name, home) == key:
                return self.of(value, home, depth)
        return Truth.GIVEN


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _known(value: object) -> Truth:
    return Truth.ON if value else Truth.OFF


def _negated(truth: Truth) -> Truth:
    """The opposite; what was given is taken to be on, as it should be."""
    found = Truth.OFF if truth & (Truth.ON | Truth.GIVEN) else _NOTHING
    return found | Truth.ON if Truth.OFF in truth else found


def _joined(op: ast.boolop, parts: list[Truth]) -> Truth:
    """The outcome of `and` or `or`."""
    if isinstance(op, ast.And):
        found = functools.reduce(operator.or_, parts)
        return Truth.OFF if Truth.OFF in parts else found
    if Truth.ON in parts:
        return Truth.ON
    found = functools.reduce(operator.or_, parts)
    return found if all(Truth.OFF in part for part in parts) else found & ~Truth.OFF
