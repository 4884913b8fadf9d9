"""The flag `use_sandbox`, which must stay on: calls that turn it off, and calls that leave it out."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

from sandbox.policy.findings import Finding
from sandbox.policy.imports import Reach
from sandbox.policy.origins import Program
from sandbox.policy.scopes import Scope
from sandbox.policy.taxonomy import Technique
from sandbox.policy.truth import Truth, TruthTeller
from sandbox.policy.walk import Function, defaults_of

FLAG = "use_sandbox"
"""The keyword of `utility` that must stay True."""

DISABLES = Reach(Technique.SANDBOX_DISABLE)

OFF = f"`{FLAG}` turned off"
_MOST_ARGUMENTS = 30
_SUBMITTERS = {"submit": 0, "apply": 0, "apply_async": 0, "call_soon": 0, "run_in_executor": 1}
_APPLIERS = {"map", "imap", "imap_unordered", "starmap", "itertools.starmap"}


def flags(program: Program) -> Iterator[Finding]:
    """The flag set to anything but True in a call or as a default: by keyword or by position."""
    truth = TruthTeller(program)
    by_position = program.is_improver or any(_takes_flag(function) for function, _ in program.walk.functions)
    for call, scope in program.walk.calls:
        if any(item.arg == FLAG and truth.may_be_off(item.value, scope) for item in call.keywords):
            yield Finding(call, OFF, DISABLES)
        elif by_position and _is_turned_off_by_position(program, truth, call, scope):
            yield Finding(call, "sandbox turned off by the second argument", DISABLES)
    for function, scope in program.walk.functions:
        default = dict(defaults_of(function)).get(FLAG)
        # None stands for "not said": what becomes of it shows where the flag is used.
        is_open = isinstance(default, ast.Constant) and default.value is None
        if default is not None and not is_open and truth.may_be_off(default, scope):
            yield Finding(function, f"{OFF} by default", DISABLES)


def left_out(program: Program) -> Iterator[ast.expr]:
    """Uses of the utility that do not mention the flag, so that it stays as it is by default. No findings."""
    for call, scope in program.walk.calls:
        origin = (program.origin(call.func, scope) or "").removesuffix(".__call__")
        if origin == "@utility":
            made, _ = program.value(call.func, scope)
            if not _says_flag(call, 2) and not (isinstance(made, ast.Call) and _says_flag(made, 3)):
                yield call
            continue
        keys = [item.value for item in call.keywords if item.arg == "key"]
        submitted = _submitted_at(call, origin)
        if submitted is not None and len(call.args) > submitted and not _says_flag(call, submitted + 3):
            keys.append(call.args[submitted])
        if call.args and (origin == "builtins.map" or getattr(call.func, "attr", "") in _APPLIERS):
            keys.append(call.args[0])
        if origin != "functools.partial":
            yield from (key for key in keys if _is_bare_utility(program, key, scope))


def _is_bare_utility(program: Program, node: ast.expr, scope: Scope) -> bool:
    made, _ = program.value(node, scope)
    return program.origin(node, scope) == "@utility" and not (
        isinstance(made, ast.Call) and _says_flag(made, 3)
    )


def _says_flag(call: ast.Call, positions: int) -> bool:
    """Whether the call mentions the flag, or may: by keyword, by spreading, or by that many positions."""
    spreads = any(isinstance(argument, ast.Starred) for argument in call.args)
    return spreads or len(call.args) >= positions or any(item.arg in (FLAG, None) for item in call.keywords)


def _is_turned_off_by_position(program: Program, truth: TruthTeller, call: ast.Call, scope: Scope) -> bool:
    origin = (program.origin(call.func, scope) or "").removesuffix(".__call__")
    arguments = list(itertools.islice(_spread(program, call.args, scope), _MOST_ARGUMENTS))
    submitted = _submitted_at(call, origin)
    if submitted is not None:
        function = arguments[submitted] if len(arguments) > submitted else None
        arguments = arguments[submitted + 1 :] if program.origin(function, scope) == "@utility" else []
    elif origin == "builtins.map" or getattr(call.func, "attr", origin) in _APPLIERS:
        return _is_turned_off_in_map(program, truth, call, scope)
    elif origin != "@utility":
        arguments = _up_to_flag(program, call, arguments, scope)
    return len(arguments) >= 2 and truth.may_be_off(arguments[1], scope)


def _is_turned_off_in_map(program: Program, truth: TruthTeller, call: ast.Call, scope: Scope) -> bool:
    """Whether `map(utility, programs, flags)` or `starmap(utility, pairs)` hands on a flag that is off."""
    if len(call.args) < 2 or program.origin(call.args[0], scope) != "@utility":
        return False
    if len(call.args) >= 3:
        return Truth.OFF in truth.elements(call.args[2], scope)
    return any(
        len(row) >= 2 and truth.may_be_off(row[1], home) for row, home in _rows(program, call.args[1], scope)
    )


def _rows(program: Program, node: ast.AST, scope: Scope) -> Iterator[tuple[list[ast.expr], Scope]]:
    """The tuples that a list which the program spells out consists of."""
    table, home = program.value(node, scope)
    items: list[ast.expr] = getattr(table, "elts", [])
    if isinstance(table, ast.ListComp | ast.GeneratorExp):
        items = [table.elt]
    for item in items[:_MOST_ARGUMENTS]:
        if isinstance(item, ast.Tuple):
            yield item.elts, home


def _submitted_at(call: ast.Call, origin: str) -> int | None:
    """The position of the function that the call hands on with its arguments; None where it hands on none."""
    if origin in ("functools.partial", "asyncio.to_thread"):
        return 0
    return _SUBMITTERS.get(call.func.attr) if isinstance(call.func, ast.Attribute) else None


def _up_to_flag(program: Program, call: ast.Call, arguments: list[ast.expr], scope: Scope) -> list[ast.expr]:
    """The arguments from one before the flag on, for a call of a function of the program's own that has the flag."""
    function, _ = program.value(call.func, scope)
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return []
    positional = itertools.chain(function.args.posonlyargs, function.args.args)
    names = [argument.arg for argument in itertools.islice(positional, _MOST_ARGUMENTS)]
    if FLAG not in names[1:]:
        return []
    return arguments[names.index(FLAG) - 1 :]


def _spread(program: Program, arguments: list[ast.expr], scope: Scope) -> Iterator[ast.expr]:
    """The arguments with literal star-arguments written out; what follows a computed one is left out."""
    for argument in arguments:
        if not isinstance(argument, ast.Starred):
            yield argument
            continue
        value, _ = program.value(argument.value, scope)
        if isinstance(value, ast.Tuple | ast.List):
            yield from value.elts
            continue
        home = program.home(value.id, scope) if isinstance(value, ast.Name) else None
        loops = home.iterated.get(value.id, []) if home and isinstance(value, ast.Name) else []
        for over, outside in loops[:1]:
            for row, _ in itertools.islice(_rows(program, over, outside), 1):
                yield from row
        return


def _takes_flag(function: Function) -> bool:
    return any(argument.arg == FLAG for argument in (*function.args.posonlyargs, *function.args.args))
