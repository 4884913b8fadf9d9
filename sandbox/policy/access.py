"""Attributes and namespaces: special names, names computed at run time, format strings that walk attributes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sandbox.policy.attributes import ATTRIBUTES, C_FUNCTIONS, NAMEABLE, is_dunder, judge_attribute
from sandbox.policy.findings import Finding, finding, shown
from sandbox.policy.imports import INSPECTS, LOW, MEDIUM, NATIVE, RULES, Reach, judge, owner
from sandbox.policy.origins import NAMESPACES, Program, parts_of
from sandbox.policy.scopes import Scope
from sandbox.policy.taxonomy import Technique

_COMPUTED = Reach(Technique.INTROSPECTION, MEDIUM)
_BY_NAME = {"builtins.getattr", "builtins.setattr", "builtins.delattr"}
_BY_METHOD = {"__getattribute__", "__setattr__", "__delattr__"}
_BY_PATH = {"operator.attrgetter", "operator.methodcaller"}
_DECODERS = {
    "join",
    "decode",
    "replace",
    "fromhex",
    "b64decode",
    "b32decode",
    "unhexlify",
    "translate",
    "swapcase",
}
_FORMATTERS = {"format", "vformat", "format_map"}
_FIELD = re.compile(r"\{[^{}]*[.\[](?:__\w+__|(?:gi|cr|ag|tb|f)_(?:frame|back|code|globals|locals|builtins))")
_SPECIAL = re.compile(r"__\w+__")
_LIBRARIES = {"ctypes.CDLL", "ctypes.PyDLL"}
_DEFAULTS = {"__defaults__", "__kwdefaults__"}
_FACTS = {
    "co_argcount",
    "co_kwonlyargcount",
    "co_posonlyargcount",
    "co_name",
    "co_varnames",
    "co_firstlineno",
}
_BYTECODE = {"co_code", "co_consts", "co_names"}
_LITERALS = ast.Constant | ast.Tuple | ast.List | ast.Dict | ast.Set


def attributes(program: Program) -> Iterator[Finding]:
    """Attributes that reach the interpreter's internals, on any object, in expressions and in class patterns."""
    asked_for_facts = {id(node.value) for node, _ in program.walk.attributes if node.attr in _FACTS}
    for node, scope in program.walk.attributes:
        if node.attr == "__code__" and id(node) in asked_for_facts:
            yield Finding(node, "attribute `__code__`", _COMPUTED)
        else:
            yield from _attribute(program, node, node.attr, node.value, scope)
        if program.made_by(node.value, scope) in _LIBRARIES:
            yield from finding(node, f"C function `{shown(node.attr)}`", C_FUNCTIONS.get(node.attr))
    for pattern in program.walk.patterns:
        for name in pattern.kwd_attrs:
            yield from finding(pattern, f"attribute `{shown(name)}` by name", _judge_name(name))


def _judge_name(name: str) -> Reach | None:
    """What asking for an attribute by its name amounts to: more than in the open, where the name is special."""
    if name in ("__class__", "__dict__", "__init__"):
        return INSPECTS
    reach = judge_attribute(name)
    return _COMPUTED if reach is None and is_dunder(name) and name not in NAMEABLE else reach


def _attribute(program: Program, node: ast.AST, name: str, base: ast.expr, scope: Scope) -> Iterator[Finding]:
    reach = judge_attribute(name)
    if name == "__class__" and isinstance(base, _LITERALS):
        reach = INSPECTS
    elif name in _DEFAULTS and isinstance(getattr(node, "ctx", None), ast.Load):
        reach = _COMPUTED  # honest code reads them, if seldom
    elif name == "__subclasses__" and isinstance(program.value(base, scope)[0], ast.ClassDef):
        reach = Reach(Technique.INTROSPECTION, LOW)  # a class of the program's own has no others
    if reach is None:
        return
    origin = program.origin(base, scope)
    if origin is not None and name == "__dict__" and (origin in RULES or origin.startswith("@")):
        reach = INSPECTS
    if not is_dunder(name) and origin is not None and owner(origin):
        return  # a member of a module, judged as such
    yield from finding(node, f"attribute `{shown(name)}`", reach)


def calls(program: Program) -> Iterator[Finding]:
    """Attributes reached by name, by method, by path, or from a format string."""
    for node, scope in program.walk.calls:
        origin = program.origin(node.func, scope)
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if origin in _BY_NAME and any(isinstance(argument, ast.Starred) for argument in node.args[:2]):
            yield from finding(node, "attribute with a computed name", _judge_hidden(program))
        elif origin in _BY_NAME and len(node.args) >= 2:
            yield from _by_name(program, node, scope)
        elif origin in _BY_PATH:
            yield from _by_path(program, node, scope)
        elif method in _BY_METHOD:
            yield from _by_method(program, node, scope)
        if method in _FORMATTERS:
            yield from _by_format(program, node, scope)
        elif method == "get_field" and _SPECIAL.search(
            program.text(next(iter(node.args), None), scope) or ""
        ):
            yield Finding(node, "format field that walks attributes", INSPECTS)
        for keyword in node.keywords:
            if keyword.arg in _BYTECODE:
                yield Finding(node, "bytecode put together", NATIVE)
            elif keyword.arg == "allow_pickle" and not _is_false(keyword.value):
                yield Finding(node, "pickled objects let in", NATIVE)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _by_name(program: Program, node: ast.Call, scope: Scope) -> Iterator[Finding]:
    base, named = node.args[0], node.args[1]
    name = program.text(named, scope)
    if name is None:
        origin = program.origin(base, scope)
        is_mixed = origin in RULES and RULES[origin].default is not None
        reach = INSPECTS if is_mixed else _judge_computed(program, named, scope)
        yield from finding(node, "attribute with a computed name", reach)
        return
    yield from finding(node, f"attribute `{shown(name)}` by name", _judge_name(name))
    member = program.origin(node, scope)
    if member is not None and not member.startswith("@") and owner(member):
        yield from finding(node, f"`{shown(member)}`", judge(member))


def _by_path(program: Program, node: ast.Call, scope: Scope) -> Iterator[Finding]:
    is_method = program.origin(node.func, scope) == "operator.methodcaller"
    for argument in node.args[:1] if is_method else node.args:
        path = program.text(argument, scope)
        if path is None:
            yield from finding(
                node, "attribute with a computed name", _judge_computed(program, argument, scope)
            )
            continue
        for name in path.split("."):
            yield from finding(node, f"attribute `{shown(name)}` by name", _judge_name(name))


def _by_method(program: Program, node: ast.Call, scope: Scope) -> Iterator[Finding]:
    """`object.__setattr__(self, name, value)` is how frozen dataclasses set themselves up; on others it reaches."""
    origin = program.origin(node.func, scope) or ""
    target = (
        node.args[0] if origin.startswith("builtins.") and node.args else getattr(node.func, "value", None)
    )
    if isinstance(target, ast.Name) and target.id in ("self", "cls"):
        return
    if isinstance(target, ast.Call) and program.origin(target.func, scope) == "builtins.super":
        return
    yield Finding(node, "attribute access through a special method", INSPECTS)


def _by_format(program: Program, node: ast.Call, scope: Scope) -> Iterator[Finding]:
    """Format strings whose fields walk into special attributes, as in `"{0.__class__}".format(x)`."""
    receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
    if any(_FIELD.search(program.text(part, scope) or "") for part in (receiver, *node.args[:1])):
        yield Finding(node, "format string that walks attributes", INSPECTS)


def subscripts(program: Program) -> Iterator[Finding]:
    """Namespaces read by special or hidden names: `x["__builtins__"]`, `globals()[name[::-1]]`."""
    for node, scope in program.walk.subscripts:
        key = program.text(node.slice, scope)
        if key is not None and is_dunder(key) and judge_attribute(key):
            yield Finding(node, f"`{shown(key)}` as a key", INSPECTS)
        elif key is None and program.made_by(node.value, scope) in NAMESPACES:
            yield from finding(
                node, "namespace with a computed key", _judge_computed(program, node.slice, scope)
            )


def handed_on(program: Program) -> Iterator[Finding]:
    """`getattr` as a value, which `map` and `reduce` call with names that no rule sees."""
    for reference in program.walk.references:
        if reference.call is None and program.origin(reference.node, reference.scope) in _BY_NAME:
            yield from finding(reference.node, "attributes with computed names", _judge_hidden(program))


def spelled(program: Program) -> Iterator[Finding]:
    """Strings that are a special name, or a path through one: what takes the attribute may be hidden."""
    for node in program.walk.spelled:
        parts = re.split(r"[.:\[\]{}]", str(node.value))
        if all(not part or part.isidentifier() or part.isdigit() for part in parts) and any(
            part in ATTRIBUTES and is_dunder(part) and ATTRIBUTES[part].severity is None for part in parts
        ):
            yield Finding(node, "special name in a string", Reach(Technique.INTROSPECTION, LOW))


def _judge_hidden(program: Program) -> Reach:
    return INSPECTS if program.spells_special_names else _COMPUTED


def _judge_computed(program: Program, name: ast.expr, scope: Scope) -> Reach | None:
    """A name that only running the program would tell: ordinary dispatch, or a special name in hiding."""
    if program.spells_special_names or _is_deciphered(program, name, scope):
        return INSPECTS
    match name:
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if not start.startswith("_"):
            return None
        case ast.BinOp(left=ast.Constant(value=str(start)), op=ast.Add()) if not start.startswith("_"):
            return None
    return _COMPUTED


def _is_deciphered(program: Program, name: ast.expr, scope: Scope) -> bool:
    """Whether the name is spelt in a roundabout way: decoded, reversed, or put together from characters."""
    for part in parts_of(program.value(name, scope)[0]):
        match part:
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in _DECODERS:
                return True
            case ast.Call(func=ast.Name(id="chr")) | ast.Slice(step=ast.UnaryOp()):
                return True
    return False


def syntax(program: Program) -> Iterator[Finding]:
    """Kinds of syntax that neither RestrictedPython nor this policy has reviewed."""
    for node in program.walk.unknown:
        yield Finding(node, f"syntax that the policy does not know ({type(node).__name__})", _COMPUTED)
