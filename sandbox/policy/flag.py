"""The flag `use_sandbox`, which must stay on: where a program turns it off, and where it leaves it out."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator

from sandbox.policy.findings import Finding
from sandbox.policy.imports import Reach
from sandbox.policy.origins import Program
from sandbox.policy.scopes import Scope
from sandbox.policy.taxonomy import Technique
from sandbox.policy.truth import TruthTeller, default_of
from sandbox.policy.walk import Function

FLAG = "use_sandbox"
"""The keyword of `utility` that must stay True."""

DISABLES = Reach(Technique.SANDBOX_DISABLE)

_OFF = f"`{FLAG}` turned off"
_MOST_ARGUMENTS = 30
_SUBMITTERS = {"submit": 0, "apply": 0, "apply_async": 0, "call_soon": 0, "run_in_executor": 1}
_APPLIERS = {"map", "imap", "imap_unordered", "starmap"}
_OFF_IN_TEXT = re.compile(rf"(?i){FLAG}\W{{0,10}}=\W{{0,10}}(?:False|None|0)\b")
_OFF_IN_ENVIRONMENT = {"", "0", "false", "no", "off"}


def flags(program: Program) -> Iterator[Finding]:
    """The flag set to anything but True in a call or as a default: by keyword or by position."""
    truth = TruthTeller(program)
    by_position = program.is_improver or any(_takes_flag(function) for function, _ in program.walk.functions)
    for call, scope in program.walk.calls:
        if any(item.arg == FLAG and truth.may_be_off(item.value, scope) for item in call.keywords):
            yield Finding(call, _OFF, DISABLES)
        elif by_position and _is_turned_off_by_position(program, truth, call, scope):
            yield Finding(call, "sandbox turned off by the second argument", DISABLES)
    for function, scope in program.walk.functions:
        default = default_of(function, FLAG)
        # None stands for "not said": what becomes of it shows where the flag is used.
        is_open = isinstance(default, ast.Constant) and default.value is None
        if default is not None and not is_open and truth.may_be_off(default, scope):
            yield Finding(function, f"{_OFF} by default", DISABLES)


def written_flags(program: Program) -> Iterator[Finding]:
    """The flag written where a call will find it: in a dictionary, as an item, an attribute, a field of a class."""
    truth = TruthTeller(program)
    for node, name, value, scope in _writings(program):
        if name == FLAG and (value is None or truth.may_be_off(value, scope)):
            yield Finding(node, _OFF, DISABLES)
    for target, scope, value in program.walk.stores:
        if _is_environment(program, target, scope) and program.text(value, scope) in _OFF_IN_ENVIRONMENT:
            yield Finding(target, _OFF, DISABLES)
        if isinstance(target, ast.Attribute) and target.attr == "__defaults__" and value is not None:
            is_given = program.origin(target.value, scope) == "@utility"
            items = value.elts if isinstance(value, ast.Tuple) else [value]
            if is_given and any(truth.may_be_off(item, scope) for item in items):
                yield Finding(target, f"default of `{FLAG}` replaced", DISABLES)


def _writings(program: Program) -> Iterator[tuple[ast.AST, str | None, ast.expr | None, Scope]]:
    """Everything that is written under a name: where, the name, the value (None where it is computed)."""
    for mapping, scope in program.walk.dicts:
        for key, value in zip(mapping.keys, mapping.values, strict=True):
            yield mapping, program.text(key, scope), value, scope
    for target, scope, written in program.walk.stores:
        if isinstance(target.ctx, ast.Del):
            continue  # left out, which is not turned off
        name = target.attr if isinstance(target, ast.Attribute) else program.text(target.slice, scope)
        yield target, name, written, scope
    for bound, scope, written in program.walk.bound_names:
        if scope.is_class:
            yield bound, bound.id, written, scope
    for call, scope in program.walk.calls:
        if len(call.args) == 3:  # `setattr` and whatever else takes an object, a name and a value
            yield call, program.text(call.args[1], scope), call.args[2], scope
        elif isinstance(call.func, ast.Attribute) and call.func.attr == "setdefault" and len(call.args) == 2:
            yield call, program.text(call.args[0], scope), call.args[1], scope
        for pair in _pairs(program, call, scope):
            yield call, program.text(pair[0], scope), pair[1], scope


def _pairs(program: Program, call: ast.Call, scope: Scope) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The keys and values from which a call makes or updates a dictionary: `dict([(k, v)])`, `dict(zip(ks, vs))`."""
    is_made = program.origin(call.func, scope) == "builtins.dict"
    is_updated = isinstance(call.func, ast.Attribute) and call.func.attr == "update"
    if not (is_made or is_updated) or len(call.args) != 1:
        return
    match call.args[0]:
        case ast.List(elts=items) | ast.Tuple(elts=items):
            for item in items:
                if isinstance(item, ast.Tuple | ast.List) and len(item.elts) == 2:
                    yield item.elts[0], item.elts[1]
        case ast.Call(func=ast.Name(id="zip"), args=[ast.expr() as names, ast.expr() as values]):
            names, _ = program.value(names, scope)  # type: ignore[assignment]
            values, _ = program.value(values, scope)  # type: ignore[assignment]
            if isinstance(names, ast.List | ast.Tuple) and isinstance(values, ast.List | ast.Tuple):
                yield from zip(names.elts, values.elts, strict=False)


def _is_environment(program: Program, target: ast.expr, scope: Scope) -> bool:
    """Whether the target is an environment variable that bears the flag's name."""
    if not isinstance(target, ast.Subscript) or program.origin(target.value, scope) != "os.environ":
        return False
    return "sandbox" in (program.text(target.slice, scope) or "").casefold()


def rewrites(program: Program) -> Iterator[Finding]:
    """Other programs' texts edited so that they turn the flag off: `text.replace(...)`, `re.sub(...)`."""
    for call, scope in program.walk.calls:
        if len(call.args) < 2 or not isinstance(call.func, ast.Name | ast.Attribute):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
        old, new = (program.text(argument, scope) or "" for argument in call.args[:2])
        if name in ("replace", "sub", "subn") and FLAG in old and _OFF_IN_TEXT.search(new):
            yield Finding(call, f"programs edited: {_OFF}", DISABLES)


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
    elif origin != "@utility":
        arguments = _up_to_flag(program, call, arguments, scope)
    return len(arguments) >= 2 and truth.may_be_off(arguments[1], scope)


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
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
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
        if not isinstance(value, ast.Tuple | ast.List):
            return
        yield from value.elts


def _takes_flag(function: Function) -> bool:
    return any(argument.arg == FLAG for argument in (*function.args.posonlyargs, *function.args.args))
