"""Classes and functions that a program defines so that other code is misled: scores that always win, false scorers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sandbox.policy.attributes import SPECIAL_METHODS, is_dunder, judge_attribute
from sandbox.policy.findings import Finding, finding, shown
from sandbox.policy.imports import FORGES, LOW, MEDIUM, Reach
from sandbox.policy.origins import Program
from sandbox.policy.scopes import Scope
from sandbox.policy.taxonomy import Technique

COMPARISONS = frozenset(["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__float__", "__bool__"])
"""The methods that decide how an object compares with others."""

_NUMBERS = frozenset(
    """
    builtins.bool builtins.complex builtins.float builtins.int decimal.Decimal fractions.Fraction numpy.float32
    numpy.float64 numpy.floating numpy.generic numpy.number
    """.split()
)
_ANSWERS = frozenset(
    ["builtins.bytes", "builtins.dict", "builtins.list", "builtins.str", "builtins.tuple", "numpy.ndarray"]
)
_METACLASSES = frozenset(["abc.ABCMeta", "enum.EnumMeta", "enum.EnumType"])
_FORGES_PERHAPS = Reach(Technique.SCORE_FORGING, MEDIUM)
_METACLASS = Reach(Technique.INTROSPECTION, MEDIUM)


def classes(program: Program) -> Iterator[Finding]:
    """Special methods that mislead, numbers that compare as they like, metaclasses of the program's own."""
    for node, scope in program.walk.classes:
        bases = {program.origin(base, scope) for base in node.bases}
        metaclass = next((keyword.value for keyword in node.keywords if keyword.arg == "metaclass"), None)
        if "builtins.type" in bases or (metaclass and program.origin(metaclass, scope) not in _METACLASSES):
            yield Finding(node, "metaclass", _METACLASS)
        for name, member in _members(node):
            yield from _special_member(name, member)
            if name in COMPARISONS:
                yield from _comparison(name, member, bases)


def _members(node: ast.ClassDef) -> Iterator[tuple[str, ast.stmt]]:
    """The special names that the class's own statements define, with the statement."""
    for statement in node.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if is_dunder(name):
                yield name, statement
            case ast.Assign(targets=targets):
                yield from (
                    (item.id, statement)
                    for item in targets
                    if isinstance(item, ast.Name) and is_dunder(item.id)
                )


def _special_member(name: str, member: ast.stmt) -> Iterator[Finding]:
    reach = SPECIAL_METHODS.get(name)
    if reach is None and isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef):
        reach = judge_attribute(name) and _METACLASS
    yield from finding(member, f"definition of `{shown(name)}`", reach)


def _comparison(name: str, member: ast.stmt, bases: set[str | None]) -> Iterator[Finding]:
    if bases & _NUMBERS:
        yield Finding(member, f"number with its own `{name}`", FORGES)
    elif name != "__bool__" and _always_the_same(member):
        forges = bases & _ANSWERS or name == "__eq__"
        yield Finding(
            member, f"`{name}` that ignores what it compares", FORGES if forges else _FORGES_PERHAPS
        )


def _always_the_same(member: ast.stmt) -> bool:
    """Whether a comparison answers without looking at the other side."""
    match member:
        case ast.FunctionDef(args=ast.arguments(args=[_, other]), body=body):
            parts = [part for statement in body for part in ast.walk(statement)]
            answers = any(isinstance(part, ast.Return) for part in parts)  # else only a protocol declares it
            return answers and not any(_looks(part, other.arg) for part in parts)
        case ast.FunctionDef(body=[*_, ast.Return(value=ast.Constant(value=bool()))] as body):
            return all(isinstance(statement, ast.Return | ast.Expr | ast.Pass) for statement in body)
        case ast.Assign(value=ast.Lambda(body=ast.Constant())):
            return True
    return False


def _looks(part: ast.AST, other: str) -> bool:
    """Whether a comparison that holds `part` uses its argument `other`, or declines to compare."""
    return isinstance(part, ast.Raise) or (
        isinstance(part, ast.Name) and part.id in (other, "NotImplemented", "locals")
    )


def made_classes(program: Program) -> Iterator[Finding]:
    """`type(name, bases, members)`: a class whose text no other rule sees."""
    for call, scope in program.walk.calls:
        if len(call.args) == 3 and program.origin(call.func, scope) == "builtins.type":
            yield from _made_class(program, call, scope)


def _made_class(program: Program, call: ast.Call, scope: Scope) -> Iterator[Finding]:
    members, _ = program.value(call.args[2], scope)
    names = {program.text(key, scope) for key in members.keys} if isinstance(members, ast.Dict) else set()
    compares = not names.isdisjoint(COMPARISONS)
    yield Finding(
        call, "class made by calling `type`", FORGES if compares else Reach(Technique.INTROSPECTION, LOW)
    )
