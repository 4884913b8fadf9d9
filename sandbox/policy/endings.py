"""What a program does to its own end: exceptions that are no failure, threads that outlast the call."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sandbox.policy.exhaustion import never_ends
from sandbox.policy.findings import Finding
from sandbox.policy.imports import ENDS_PROGRAM, LOW, Reach
from sandbox.policy.origins import Program, parts_of
from sandbox.policy.scopes import Scope
from sandbox.policy.taxonomy import Technique

_NO_FAILURES = frozenset(
    f"builtins.{name}" for name in ("BaseException", "GeneratorExit", "KeyboardInterrupt", "SystemExit")
)
_LINGERS = Reach(Technique.PERSISTENCE, LOW)


def raised(program: Program) -> Iterator[Finding]:
    """Exceptions that pass by every `except Exception`: an answer that is none."""
    for node, scope in program.walk.raised:
        kind = node.func if isinstance(node, ast.Call) else node
        defined, home = program.value(kind, scope)
        bases = defined.bases if isinstance(defined, ast.ClassDef) else [kind]
        if any(program.origin(base, home) in _NO_FAILURES for base in bases):
            yield Finding(node, "exception that is no failure", ENDS_PROGRAM)


def threads(program: Program) -> Iterator[Finding]:
    """Threads of which nothing waits for the end, and that have none."""
    for call, scope in program.walk.calls:
        if program.origin(call.func, scope) == "threading.Thread":
            target = next((item.value for item in call.keywords if item.arg == "target"), None)
            if target is not None and _is_endless(program, target, scope):
                yield Finding(call, "thread without an end", _LINGERS)


def _is_endless(program: Program, target: ast.expr, scope: Scope) -> bool:
    function, _ = program.value(target, scope)
    return isinstance(function, ast.FunctionDef) and any(
        isinstance(part, ast.While) and never_ends(part) for part in parts_of(function)
    )
