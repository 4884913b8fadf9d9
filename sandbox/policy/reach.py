"""What a program reaches for by name: modules it imports, their members, built-in functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sandbox.policy.bait import BAIT_PATH, SECRET
from sandbox.policy.findings import Finding, finding, shown
from sandbox.policy.imports import (
    FILES,
    INSPECTS,
    MEDIUM,
    NATIVE,
    NETWORK,
    RULES,
    WRITES,
    Reach,
    canonical,
    judge,
    judge_import,
    owner,
)
from sandbox.policy.origins import Program
from sandbox.policy.scopes import Reference, Scope
from sandbox.policy.taxonomy import Severity, Technique

_CANARY = Reach(Technique.CANARY)
_CANARY_PERHAPS = Reach(Technique.CANARY, MEDIUM)
_DETOUR = Reach(Technique.INTROSPECTION, MEDIUM)
_ADDRESS = re.compile(r"(?i)(?:https?|ftp)://")
_OPENERS = frozenset("builtins.open bz2.open codecs.open gzip.open io.FileIO io.open lzma.open".split())
_ENVIRONMENTS = frozenset(["os.environ", "os.environb"])
_WHOLE = frozenset(["items", "values", "keys", "copy"])
_WRITING = frozenset("wax+")
_MAKERS = {"types.FunctionType", "types.LambdaType", "types.ModuleType"}
_WORSE_WHEN_CALLED = _MAKERS | {"importlib.import_module", "logging.basicConfig"}
_IN_MEMORY = {"io.StringIO", "io.BytesIO"}


def imports(program: Program) -> Iterator[Finding]:
    """Modules that are closed or on no list, and what is taken from the mixed ones."""
    for node, scope in program.walk.imports:
        if isinstance(node, ast.ImportFrom):
            yield from _imports_from(node, canonical(node.module or ""))
            continue
        judge_whole = judge if scope.is_class else judge_import  # a class hands its modules on unseen
        for alias in node.names:
            yield from finding(node, f"import of {shown(alias.name)}", judge_whole(canonical(alias.name)))


def _imports_from(node: ast.ImportFrom, module: str) -> Iterator[Finding]:
    if node.level:
        yield Finding(node, "relative import", Reach(Technique.INTROSPECTION, Severity.LOW))
        return
    closed = judge_import(module)
    for alias in node.names:
        path = module if alias.name == "*" else canonical(f"{module}.{alias.name}")
        taken = judge_import(path) if path in RULES and path != module else judge(path)
        yield from finding(node, f"import of {shown(module if closed else path)}", closed or taken)


def references(program: Program) -> Iterator[Finding]:
    """Names and chains of attributes that stand for something outside the allow-list."""
    for reference in program.walk.references:
        origin = program.origin(reference.node, reference.scope)
        if origin is None or origin.startswith("@"):
            continue
        if judge(origin) is None and origin not in _WORSE_WHEN_CALLED:
            continue
        if owner(origin) is None or _is_harmless_place(program, reference, origin):
            continue
        reach = _judge_in_place(program, reference, origin)
        yield from finding(reference.node, f"`{shown(origin)}`", reach)
        if reach is not None and reference.call is not None:
            yield from _asked_for(program, reference.node, reference.call, reference.scope)


def _is_harmless_place(program: Program, reference: Reference, origin: str) -> bool:
    """Whether the value goes nowhere from here: a module merely aliased or tested, a built-in's namesake."""
    node, walk = reference.node, program.walk
    if origin in RULES:
        return id(node) in walk.quiet or id(node) in walk.assigned
    root = node
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name) or origin.split(".")[:2] != ["builtins", root.id]:
        return False
    # a list called `open`, bound on some paths only, is told from the function by not being called
    is_bound = program.bindings(root.id, reference.scope) is not None
    is_used_as_function = node is root and (reference.call is not None or id(node) in walk.assigned)
    return is_bound and not is_used_as_function


def _judge_in_place(program: Program, reference: Reference, origin: str) -> Reach | None:
    """What the reference amounts to where it stands: some calls are more harmless than the name, some are less."""
    reach, call, scope = judge(origin), reference.call, reference.scope
    first = call.args[0] if call is not None and call.args else None
    if call is None:
        return reach
    if origin in _MAKERS:
        reach = INSPECTS
    elif origin == "importlib.import_module":
        named = program.text(first, scope)
        reach = judge(canonical(named)) if named is not None else INSPECTS
    elif origin in ("os.getenv", "os.getenvb") and SECRET.search(_words(program, first, scope)):
        reach = _CANARY
    elif origin == "socket.socket" and any(keyword.arg == "fileno" for keyword in call.keywords):
        reach = Reach(Technique.SCORE_FORGING, also=Technique.NETWORK)
    elif origin in _OPENERS:
        reach = _opened(program, call, scope, reach)
    elif origin.startswith("timeit.") and first is not None:
        reach = _timed(program, first, scope, reach)
    elif origin == "pickle.loads" and first is not None:
        reach = _unpickled(program, first, scope)
    elif origin.startswith("numpy.") and first is not None and program.made_by(first, scope) in _IN_MEMORY:
        reach = None
    elif origin == "logging.basicConfig" and any(keyword.arg == "filename" for keyword in call.keywords):
        reach = FILES
    return reach


def _timed(program: Program, first: ast.expr, scope: Scope, reach: Reach | None) -> Reach | None:
    """A function may be timed; a text is run, as by `exec`."""
    timed, home = program.value(first, scope)
    if isinstance(timed, ast.Lambda | ast.FunctionDef):
        return None
    return INSPECTS if program.text(timed, home) is not None else reach


def _unpickled(program: Program, first: ast.expr, scope: Scope) -> Reach | None:
    """A copy by way of `pickle.dumps` is honest; a constant string of bytes is a program in disguise."""
    if program.made_by(first, scope) == "pickle.dumps":
        return None
    return NATIVE if isinstance(program.value(first, scope)[0], ast.Constant) else judge("pickle.loads")


def _opened(program: Program, call: ast.Call, scope: Scope, reach: Reach | None) -> Reach | None:
    """A file opened for writing is left for whoever comes later; a number is a line that is already open."""
    first = next(iter(call.args), None)
    if isinstance(first, ast.Constant) and isinstance(first.value, int):
        return Reach(Technique.SCORE_FORGING, also=Technique.FILE_ACCESS)
    modes = [*call.args[1:2], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return WRITES if any(_WRITING & set(program.text(mode, scope) or "") for mode in modes) else reach


def _asked_for(program: Program, node: ast.expr, call: ast.Call, scope: Scope) -> Iterator[Finding]:
    """What the arguments of a call name that reaches for something: bait, an address in the network."""
    texts = [program.text(argument, scope) or "" for argument in call.args]
    if any(map(BAIT_PATH.search, texts)):
        yield Finding(node, "bait", _CANARY)
    if any(map(_ADDRESS.match, texts)):
        yield Finding(node, "address in the network", NETWORK)


def detours(program: Program) -> Iterator[Finding]:
    """Modules reached through others that import them: `random._os`. To be asked after the references."""
    for node, path in program.detours:
        yield Finding(node, f"module through another one, `{shown(path)}`", _DETOUR)


def baits(program: Program) -> Iterator[Finding]:
    """Strings that are the name of a bait, wherever they stand: how it is then opened may be hidden."""
    for node in program.walk.baits:
        yield Finding(node, "name of bait", _CANARY_PERHAPS)


def secrets(program: Program) -> Iterator[Finding]:
    """Keys and passwords asked of the environment, where only a honey key is laid out, or all of it at once."""
    for call, scope in program.walk.calls:
        if isinstance(call.func, ast.Attribute) and call.args:
            yield from _secret(program, call, call.func.value, call.args[0], scope)
    for item, scope in program.walk.subscripts:
        yield from _secret(program, item, item.value, item.slice, scope)
    by_key = {id(item.value) for item, _ in program.walk.subscripts}
    for reference in program.walk.references:
        origin = program.origin(reference.node, reference.scope) or ""
        base, _, member = origin.rpartition(".")
        if origin in _ENVIRONMENTS:
            used = id(reference.node)
            if used not in by_key | program.walk.quiet | program.walk.assigned:
                yield Finding(reference.node, "the whole environment", _CANARY_PERHAPS)
        elif base in _ENVIRONMENTS and member in _WHOLE:
            yield Finding(reference.node, "the whole environment", _CANARY_PERHAPS)


def _secret(
    program: Program, node: ast.AST, holder: ast.expr, key: ast.expr, scope: Scope
) -> Iterator[Finding]:
    if program.origin(holder, scope) in _ENVIRONMENTS and SECRET.search(_words(program, key, scope)):
        yield Finding(node, "secret in the environment", _CANARY)


def _words(program: Program, node: ast.expr | None, scope: Scope) -> str:
    """The constant text or bytes that an expression spells; empty where it is neither."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
        return node.value.decode("ascii", "replace")
    return program.text(node, scope) or ""
