"""The flag `use_sandbox` written as off where a call finds it: dictionaries, attributes, environment, programs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sandbox.policy.findings import Finding
from sandbox.policy.flag import DISABLES, FLAG, OFF
from sandbox.policy.origins import Program
from sandbox.policy.scopes import Scope
from sandbox.policy.truth import TruthTeller

_OFF_IN_TEXT = re.compile(rf"(?i){FLAG}\W{{0,10}}=\W{{0,10}}(?:False|None|0)\b")
_OFF_IN_JSON = re.compile(rf"(?i)[\"']{FLAG}[\"']\s{{0,10}}:\s{{0,10}}(?:false|null|0)\b")
_MOST_ELEMENTS = 50
"""So many names or values are followed of a list that a call takes: a long list may be taken by many calls."""

_OFF_IN_ENVIRONMENT = {"", "0", "false", "no", "off"}


def written_flags(program: Program) -> Iterator[Finding]:
    """The flag written where a call will find it: in a dictionary, as an item, an attribute, a field of a class."""
    truth = TruthTeller(program)
    for node, name, value, scope in _writings(program):
        if name == FLAG and (value is None or truth.may_be_off(value, scope)):
            yield Finding(node, OFF, DISABLES)
    for target, scope, value in program.walk.stores:
        if isinstance(target, ast.Attribute) and target.attr == "__defaults__" and value is not None:
            is_given = program.origin(target.value, scope) == "@utility"
            items = value.elts if isinstance(value, ast.Tuple) else [value]
            if is_given and any(truth.may_be_off(item, scope) for item in items):
                yield Finding(target, f"default of `{FLAG}` replaced", DISABLES)
    for call, scope in program.walk.calls:
        is_json = program.origin(call.func, scope) == "json.loads" and bool(call.args)
        if is_json and _OFF_IN_JSON.search(program.text(call.args[0], scope) or ""):
            yield Finding(call, OFF, DISABLES)


def environment(program: Program) -> Iterator[Finding]:
    """An environment variable that bears the flag's name, set to what means no."""
    for target, scope, value in program.walk.stores:
        if isinstance(target, ast.Subscript) and program.origin(target.value, scope) == "os.environ":
            yield from _variable(program, target, target.slice, value, scope)
    for call, scope in program.walk.calls:
        if program.origin(call.func, scope) in ("os.putenv", "os.environ.setdefault") and len(call.args) == 2:
            yield from _variable(program, call, call.args[0], call.args[1], scope)


def _variable(
    program: Program, node: ast.AST, name: ast.expr, value: ast.expr | None, scope: Scope
) -> Iterator[Finding]:
    text = program.text(value, scope)
    is_off = text is not None and text.casefold() in _OFF_IN_ENVIRONMENT
    if is_off and "sandbox" in (program.text(name, scope) or "").casefold():
        yield Finding(node, OFF, DISABLES)


def _writings(program: Program) -> Iterator[tuple[ast.AST, str | None, ast.expr | None, Scope]]:
    """Everything that is written under a name: where, the name, the value (None where it is computed)."""
    for mapping, scope in program.walk.dicts:
        for key, value in zip(mapping.keys, mapping.values, strict=True):
            yield mapping, program.text(key, scope), value, scope
    for comprehension, scope in program.walk.dict_comprehensions:
        for spelled in program.texts(comprehension.key, scope):
            yield comprehension, spelled, comprehension.value, scope
    for target, scope, written in program.walk.stores:
        if isinstance(target.ctx, ast.Del):
            continue  # left out, which is not turned off
        name = target.attr if isinstance(target, ast.Attribute) else program.text(target.slice, scope)
        yield target, name, written, scope
    for bound, scope, written in program.walk.bound_names:
        if scope.is_class:
            yield bound, bound.id, written, scope
    for call, scope in program.walk.calls:
        for key, value in _pairs(program, call, scope):
            yield call, program.text(key, scope), value, scope


def _pairs(program: Program, call: ast.Call, scope: Scope) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The names and values that a call writes, into whatever object or dictionary."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    makes = method == "update" or program.origin(call.func, scope) == "builtins.dict"
    match call.args:
        case [_, name, value]:  # `setattr` and whatever else takes an object, a name and a value
            yield name, value
        case [name, value] if method == "setdefault":
            yield name, value
        case [names, value] if method == "fromkeys":
            yield from ((name, value) for name in _elements(program, names, scope))
        case [ast.Call(func=ast.Name(id="zip"), args=[names, values])] if makes:
            yield from zip(_elements(program, names, scope), _elements(program, values, scope), strict=False)
        case [pairs] if makes:
            for pair in _elements(program, pairs, scope):
                if isinstance(pair, ast.Tuple | ast.List) and len(pair.elts) == 2:
                    yield pair.elts[0], pair.elts[1]


def _elements(program: Program, node: ast.expr, scope: Scope) -> list[ast.expr]:
    value, _ = program.value(node, scope)
    return value.elts[:_MOST_ELEMENTS] if isinstance(value, ast.List | ast.Tuple | ast.Set) else []


def rewrites(program: Program) -> Iterator[Finding]:
    """Other programs' texts edited so that they turn the flag off: `text.replace(...)`, `re.sub(...)`."""
    looks_for_flag = any(program.text(part.left, scope) == FLAG for part, scope in program.walk.compares)
    for call, scope in program.walk.calls:
        if len(call.args) < 2 or not isinstance(call.func, ast.Name | ast.Attribute):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
        old, new = (program.text(argument, scope) or "" for argument in call.args[:2])
        if name not in ("replace", "sub", "subn"):
            continue
        if (FLAG in old and _OFF_IN_TEXT.search(new)) or (looks_for_flag and (old, new) == ("True", "False")):
            yield Finding(call, f"programs edited: {OFF}", DISABLES)
