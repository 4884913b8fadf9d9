"""One walk over a program's tree: every place the rules look at, with the scope it stands in.

RestrictedPython's transformer was tried as the walker, as a checker over a copy of the tree. It rewrites nearly every
node it visits, and what it rejects beyond our rules is ordinary Python; with all that overridden nothing was left of
it but its cost, five times that of this walk. Kept from it are its reviewed list of syntax, so that a new kind of
node is a finding until somebody has thought about it, and its list of frame attributes (in `attributes`).
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from RestrictedPython.transformer import INSPECT_ATTRIBUTES, RestrictingNodeTransformer

from sandbox.policy.bait import BAIT, LONGEST_BAIT
from sandbox.policy.scopes import Reference, Scope

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

_RELAXED = """
    AnnAssign AsyncFor AsyncFunctionDef AsyncWith Await Match MatchAs MatchClass MatchMapping MatchOr MatchSequence
    MatchSingleton MatchStar MatchValue Nonlocal TryStar TypeIgnore comprehension match_case ParamSpec TypeAlias
    TypeVar TypeVarTuple
""".split()
_MOST_VALUES = 20
"""So many values of a loop that is written out are followed."""

_WITHOUT_CHILDREN = {"ctx", "op", "ops"}
_CHILDREN: dict[type, tuple[str, ...]] = {
    kind: tuple(name for name in reversed(kind._fields) if name not in _WITHOUT_CHILDREN)
    for name, kind in vars(ast).items()
    if isinstance(kind, type)
    and issubclass(kind, ast.AST)
    and (name in _RELAXED or hasattr(RestrictingNodeTransformer, f"visit_{name}"))
}
"""The fields that hold the children of each known kind of node, last one first."""


@dataclass
class Walk:
    """What one walk over `tree` found, in the order of the text. Each node comes with the scope it stands in.

    `spelled` are the strings that may be special names, `baits` those that are a bait's name and nothing else;
    `bodies` tells the scope of a function's body. `assigned` and `quiet` hold the ids of expressions whose
    value goes nowhere unseen: the values of plain names, which are followed, and what is only compared, tested,
    written to or asked for a member.
    """

    tree: ast.Module
    references: list[Reference] = field(default_factory=list)
    attributes: list[tuple[ast.Attribute, Scope]] = field(default_factory=list)
    stores: list[tuple[ast.Attribute | ast.Subscript, Scope, ast.expr | None]] = field(default_factory=list)
    subscripts: list[tuple[ast.Subscript, Scope]] = field(default_factory=list)
    calls: list[tuple[ast.Call, Scope]] = field(default_factory=list)
    imports: list[tuple[ast.Import | ast.ImportFrom, Scope]] = field(default_factory=list)
    functions: list[tuple[Function, Scope]] = field(default_factory=list)
    patterns: list[ast.MatchClass] = field(default_factory=list)
    classes: list[tuple[ast.ClassDef, Scope]] = field(default_factory=list)
    dicts: list[tuple[ast.Dict, Scope]] = field(default_factory=list)
    dict_comprehensions: list[tuple[ast.DictComp, Scope]] = field(default_factory=list)
    compares: list[tuple[ast.Compare, Scope]] = field(default_factory=list)
    loops: list[ast.While] = field(default_factory=list)
    arithmetic: list[ast.BinOp] = field(default_factory=list)
    raised: list[tuple[ast.expr, Scope]] = field(default_factory=list)
    bodies: dict[Function, Scope] = field(default_factory=dict)
    bound_names: list[tuple[ast.Name, Scope, ast.expr | None]] = field(default_factory=list)
    spelled: list[ast.Constant] = field(default_factory=list)
    baits: list[ast.Constant] = field(default_factory=list)
    star_imports: list[str] = field(default_factory=list)
    unknown: list[ast.AST] = field(default_factory=list)
    assigned: set[int] = field(default_factory=set)
    quiet: set[int] = field(default_factory=set)
    is_improver: bool = False

    def __post_init__(self) -> None:
        module = Scope()
        self._pending: list[tuple[ast.AST, Scope]] = [(self.tree, module)]
        while self._pending:
            node, scope = self._pending.pop()
            visit = _VISITORS.get(type(node))
            if visit is None:
                self._children(node, scope)
            else:
                visit(self, node, scope)

    @functools.cached_property
    def unconditional(self) -> frozenset[str]:
        """The global names that are bound on every path through the program."""
        return frozenset(name for statement in self.tree.body for name in _plainly_bound(statement))

    def _children(self, node: ast.AST, scope: Scope) -> None:
        fields = _CHILDREN.get(type(node))
        if fields is None:
            self.unknown.append(node)
            fields = node._fields
        push = self._pending.append
        for name in fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                for item in reversed(value):
                    if isinstance(item, ast.AST):
                        push((item, scope))
            elif isinstance(value, ast.AST):
                push((value, scope))

    def _push(self, nodes: Sequence[ast.AST | None], scope: Scope) -> None:
        push = self._pending.append
        for node in reversed(nodes):
            if node is not None:
                push((node, scope))

    def _constant(self, node: ast.Constant, scope: Scope) -> None:
        if not isinstance(node.value, str):
            return
        if "__" in node.value or node.value in INSPECT_ATTRIBUTES:
            self.spelled.append(node)
        elif len(node.value) <= LONGEST_BAIT and BAIT.fullmatch(node.value):
            self.baits.append(node)

    def _name(self, node: ast.Name, scope: Scope) -> None:
        if isinstance(node.ctx, ast.Load):
            self.references.append(Reference(node, scope))
        elif isinstance(node.ctx, ast.Store):
            self._bind(node, scope, None)

    def _bind(self, target: ast.Name, scope: Scope, value: ast.expr | None) -> None:
        scope.bind(target.id, None if value is None else (value, scope))
        self.bound_names.append((target, scope, value))

    def _attribute(self, node: ast.Attribute, scope: Scope) -> None:
        if isinstance(node.ctx, ast.Load):
            self.references.append(Reference(node, scope))
            self._chain(node, scope)
        else:
            self._store(node, scope, None)

    def _chain(self, node: ast.expr, scope: Scope) -> None:
        """Note the attributes of a chain whose outermost node is already noted, and go on below it."""
        while isinstance(node, ast.Attribute):
            self.attributes.append((node, scope))
            node = node.value
        if not isinstance(node, ast.Name):
            self._pending.append((node, scope))

    def _store(self, target: ast.Attribute | ast.Subscript, scope: Scope, value: ast.expr | None) -> None:
        self.stores.append((target, scope, value))
        self.quiet.add(id(target.value))
        if isinstance(target, ast.Attribute):
            self.attributes.append((target, scope))
            self._pending.append((target.value, scope))
        else:
            self.subscripts.append((target, scope))
            self._push([target.value, target.slice], scope)

    def _subscript(self, node: ast.Subscript, scope: Scope) -> None:
        if isinstance(node.ctx, ast.Load):
            self.subscripts.append((node, scope))
            self._children(node, scope)
        else:
            self._store(node, scope, None)

    def _call(self, node: ast.Call, scope: Scope) -> None:
        self.calls.append((node, scope))
        self._push([*node.args, *node.keywords], scope)
        if isinstance(node.func, ast.Name | ast.Attribute):
            self.references.append(Reference(node.func, scope, node))
            self._chain(node.func, scope)
            if (
                isinstance(node.func, ast.Name)
                and node.func.id in ("getattr", "hasattr", "setattr")
                and node.args
            ):
                self.quiet.add(id(node.args[0]))
        else:
            self._pending.append((node.func, scope))

    def _assign(self, node: ast.Assign, scope: Scope) -> None:
        self._push([node.value], scope)
        for target in node.targets:
            self._assign_to(target, node.value, scope)
        if len(node.targets) > 1:
            self.assigned.discard(id(node.value))

    def _assign_to(self, target: ast.expr, value: ast.expr | None, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            self._bind(target, scope, value)
            if not scope.is_class:
                self.assigned.add(id(value))
        elif isinstance(target, ast.Attribute | ast.Subscript):
            self._store(target, scope, value)
        elif (
            isinstance(target, ast.Tuple | ast.List)
            and isinstance(value, ast.Tuple | ast.List)
            and len(target.elts) == len(value.elts)
            and not any(isinstance(item, ast.Starred) for item in [*target.elts, *value.elts])
        ):
            for item, part in zip(target.elts, value.elts, strict=True):
                self._assign_to(item, part, scope)
        else:
            self._push([target], scope)

    def _for(self, node: ast.For | ast.AsyncFor, scope: Scope) -> None:
        """A loop over values that stand in the text binds its target to each of them."""
        self._iterate(node.target, node.iter, scope)
        self._push([node.iter, *node.body, *node.orelse], scope)
        values = node.iter.elts if isinstance(node.iter, ast.Tuple | ast.List) else []
        if any(isinstance(value, ast.Starred) for value in values):
            values = []
        if values:
            for value in values[:_MOST_VALUES]:
                self._assign_to(node.target, value, scope)
            # The target is several values, of which a look-up finds one: each is judged where it stands as well.
            self.assigned.difference_update(id(part) for part in ast.walk(node.iter))
        if not 0 < len(values) <= _MOST_VALUES:
            self._push([node.target], scope)

    def _annotated(self, node: ast.AnnAssign, scope: Scope) -> None:
        self._push([node.annotation, node.value], scope)
        if node.value is not None:
            self._assign_to(node.target, node.value, scope)

    def _augmented(self, node: ast.AugAssign, scope: Scope) -> None:
        self._push([node.value], scope)
        if isinstance(node.target, ast.Name):
            self._bind(node.target, scope, None)
        else:
            self._store(node.target, scope, None)

    def _walrus(self, node: ast.NamedExpr, scope: Scope) -> None:
        home = scope
        while home.is_comprehension and home.parent is not None:
            home = home.parent
        home.bind(node.target.id, (node.value, scope))
        self._push([node.value], scope)

    def _compare(self, node: ast.Compare, scope: Scope) -> None:
        self.compares.append((node, scope))
        self.quiet.update(id(operand) for operand in (node.left, *node.comparators))
        self._children(node, scope)

    def _condition(self, node: ast.If | ast.IfExp, scope: Scope) -> None:
        self.quiet.add(id(node.test))
        self._children(node, scope)

    def _while(self, node: ast.While, scope: Scope) -> None:
        self.loops.append(node)
        self._children(node, scope)

    def _arithmetic(self, node: ast.BinOp, scope: Scope) -> None:
        if isinstance(node.op, ast.Pow | ast.Mult | ast.LShift):
            self.arithmetic.append(node)
        self._children(node, scope)

    def _dict(self, node: ast.Dict, scope: Scope) -> None:
        self.dicts.append((node, scope))
        self._children(node, scope)

    def _import(self, node: ast.Import, scope: Scope) -> None:
        self.imports.append((node, scope))
        for alias in node.names:
            top = alias.name.partition(".")[0]
            scope.bind(alias.asname or top, alias.name if alias.asname else top)

    def _import_from(self, node: ast.ImportFrom, scope: Scope) -> None:
        self.imports.append((node, scope))
        for alias in node.names:
            if alias.name == "*":
                self.star_imports.append(node.module or "")
            else:
                scope.bind(alias.asname or alias.name, None if node.level else f"{node.module}.{alias.name}")

    def _function(self, node: Function, scope: Scope) -> None:
        self.functions.append((node, scope))
        inner = self.bodies[node] = Scope(scope, function=node)
        given = [*node.args.posonlyargs, *node.args.args]
        brokers = {argument.arg: f"@{argument.arg}" for argument in given if argument.arg in BROKERS}
        if not isinstance(node, ast.Lambda):
            scope.bind(node.name, (node, scope))
            if node.name == "improve_algorithm" and not brokers:
                brokers = {
                    argument.arg: f"@{name}" for argument, name in zip(given[1:], BROKERS, strict=False)
                }
        self.is_improver = self.is_improver or len(brokers) == len(BROKERS)
        for argument in (*given, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg):
            if argument is not None:
                inner.bind(argument.arg, brokers.get(argument.arg))
        if isinstance(node, ast.Lambda):
            self._push([node.body], inner)
        else:
            self._push(node.body, inner)
            self._push([*node.decorator_list, node.returns], scope)
        self._push([node.args], scope)

    def _raise(self, node: ast.Raise, scope: Scope) -> None:
        if node.exc is not None:
            self.raised.append((node.exc, scope))
        self._children(node, scope)

    def _class(self, node: ast.ClassDef, scope: Scope) -> None:
        self.classes.append((node, scope))
        scope.bind(node.name, (node, scope))
        self._push(node.body, Scope(scope, is_class=True))
        self._push([*node.decorator_list, *node.bases, *node.keywords], scope)

    def _comprehension(self, node: Comprehension, scope: Scope) -> None:
        inner = Scope(scope, is_comprehension=True)
        for part in node.generators:
            self._iterate(part.target, part.iter, inner)
        if isinstance(node, ast.DictComp):
            self.dict_comprehensions.append((node, inner))
        self._children(node, inner)

    def _iterate(self, target: ast.expr, over: ast.expr, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            scope.iterated.setdefault(target.id, []).append((over, scope))

    def _outer(self, node: ast.Global | ast.Nonlocal, scope: Scope) -> None:
        home = scope.module if isinstance(node, ast.Global) else (scope.parent or scope)
        for name in node.names:
            scope.outer[name] = home

    def _caught(self, node: ast.ExceptHandler, scope: Scope) -> None:
        if node.name:
            scope.bind(node.name, None)
        self._children(node, scope)

    def _pattern(self, node: ast.MatchClass, scope: Scope) -> None:
        self.patterns.append(node)
        self._children(node, scope)

    def _captured(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping, scope: Scope) -> None:
        name = node.rest if isinstance(node, ast.MatchMapping) else node.name
        if name:
            scope.bind(name, None)
        self._children(node, scope)


BROKERS = ("utility", "language_model")
"""The objects that an improver is given, by the names of the parameters."""

_VISITED: dict[str, list[type[ast.AST]]] = {
    "_constant": [ast.Constant],
    "_name": [ast.Name],
    "_attribute": [ast.Attribute],
    "_subscript": [ast.Subscript],
    "_call": [ast.Call],
    "_assign": [ast.Assign],
    "_for": [ast.For, ast.AsyncFor],
    "_annotated": [ast.AnnAssign],
    "_augmented": [ast.AugAssign],
    "_walrus": [ast.NamedExpr],
    "_compare": [ast.Compare],
    "_condition": [ast.If, ast.IfExp],
    "_while": [ast.While],
    "_arithmetic": [ast.BinOp],
    "_dict": [ast.Dict],
    "_import": [ast.Import],
    "_import_from": [ast.ImportFrom],
    "_function": [ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda],
    "_class": [ast.ClassDef],
    "_raise": [ast.Raise],
    "_comprehension": [ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp],
    "_outer": [ast.Global, ast.Nonlocal],
    "_pattern": [ast.MatchClass],
    "_caught": [ast.ExceptHandler],
    "_captured": [ast.MatchAs, ast.MatchStar, ast.MatchMapping],
}
_VISITORS: dict[type, Callable[[Walk, ast.AST, Scope], None]] = {
    kind: getattr(Walk, name) for name, kinds in _VISITED.items() for kind in kinds
}


def _plainly_bound(statement: ast.stmt) -> Iterable[str]:
    """The names that a statement binds whenever it runs."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        used = {item.id for item in ast.walk(statement.value) if isinstance(item, ast.Name)}
        for target in statement.targets:
            bound = {item.id for item in ast.walk(target) if isinstance(item, ast.Name)}
            yield from bound - used  # `exec = exec` hides nothing
    elif isinstance(statement, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in statement.names)


def defaults_of(function: Function) -> Iterator[tuple[str, ast.expr]]:
    """The parameters of a function that have a default, with it."""
    arguments = function.args
    positional = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    yield from zip(reversed(positional), reversed(arguments.defaults), strict=False)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if default is not None:
            yield argument.arg, default
