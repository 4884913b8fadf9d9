"""Edits that make a program try harder: loops run for longer, statements done several times over."""

from __future__ import annotations

import ast
from random import Random

from .syntax import (
    Block,
    Function,
    Loop,
    Place,
    blocks,
    ensure_import,
    expression,
    functions,
    instead,
    log_uniform,
    movable,
    names_bound,
    names_changed,
    names_read,
    one_line,
    only_repeats,
    places,
    short,
)


def lengthen_loop(tree: ast.Module, rng: Random) -> str | None:
    """Scale the number of rounds of a loop that only repeats its body."""
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For) and only_repeats(node)]
    if not loops:
        return None
    call = rng.choice(loops).iter
    assert isinstance(call, ast.Call)
    bound = Place(call, "args", min(len(call.args), 2) - 1, None)
    old, factor = bound.node, log_uniform(rng, 1.5, 32.0)
    if isinstance(old, ast.Constant) and isinstance(old.value, int):
        bound.put(ast.Constant(max(old.value + 1, round(min(old.value, 10**9) * factor))))
    else:
        bound.put(expression("bound * factor", bound=old, factor=ast.Constant(max(2, round(factor)))))
    return f"repeat a loop up to {instead(bound.node, one_line(old))}"


def repeat_statements(tree: ast.Module, rng: Random) -> str | None:
    """Do a loop several times over, or a run of statements that ends with one."""
    spots = _loops(tree)
    if not spots:
        return None
    block, last = rng.choices(spots, [1.0 if block.in_loop else 3.0 for block, _ in spots])[0]
    repeated = _repeat(block, _first_of_run(block, last, rng), last, rng)
    rounds = short(repeated.iter)
    return (
        f"do {len(repeated.body)} statement(s), from `{short(repeated.body[0])}` on, for each of `{rounds}`"
    )


def keep_best_of_repeats(tree: ast.Module, rng: Random) -> str | None:
    """Do a run of statements several times over and keep the outcome that a function of the program values most.

    The outcome is a variable that is read afterwards. Whether most means largest or smallest is left to chance.
    """
    spots = [
        (block, last, call, name)
        for block, last in _loops(tree)
        for call in _valuations(tree, block)
        for name in sorted(names_read(call) & _outcomes(block, last))
    ]
    if not spots:
        return None
    block, last, call, name = rng.choice(spots)
    better = rng.choice(("<", ">"))
    taken = names_read(block.scope) | names_bound(block.scope)
    best = next(
        word for word in ("best", *map("best_{}".format, range(2, len(taken) + 3))) if word not in taken
    )
    repeated = _repeat(block, _first_of_run(block, last, rng), last, rng)
    at = block.statements.index(repeated)
    ensure_import(tree, "copy")
    value, rounds = ast.unparse(call), short(repeated.iter)
    repeated.body += ast.parse(
        f"if {best} is None or {value} {better} {best}[0]:\n    {best} = ({value}, copy.deepcopy({name}))"
    ).body
    block.statements[at:at] = ast.parse(f"{best} = None").body
    block.statements[at + 2 : at + 2] = ast.parse(f"{name} = {best}[1]").body
    return f"do the work for each of `{rounds}`, and keep the `{name}` with the {better} `{short(call)}`"


def feed_back(tree: ast.Module, rng: Random) -> str | None:
    """Run a function's body several times over, each time with the last result as one of its arguments.

    For functions that turn something into something of its kind: where both have type annotations, these agree.
    """
    spots = [
        (function, parameter)
        for function in functions(tree).values()
        for parameter in function.args.args
        if isinstance(function.body[-1], ast.Return)
        and function.body[-1].value
        and _agree(function, parameter)
    ]
    if not spots:
        return None
    function, parameter = rng.choice(spots)
    block = Block(function.body, function, in_loop=False)
    result, last = function.body.pop(), len(function.body)
    assert isinstance(result, ast.Return)
    assert result.value is not None
    function.body.append(ast.parse(f"{parameter.arg} = {ast.unparse(result.value)}").body[0])
    first = next(at for at, node in enumerate(function.body) if movable(node))
    repeated = _repeat(block, first, last, rng)
    function.body.extend(ast.parse(f"return {parameter.arg}").body)
    return f"let `{function.name}` take its own result for `{parameter.arg}`, for each of `{short(repeated.iter)}`"


def _agree(function: Function, parameter: ast.arg) -> bool:
    if function.returns is None or parameter.annotation is None:
        return True
    return ast.unparse(function.returns) == ast.unparse(parameter.annotation)


def _loops(tree: ast.Module) -> list[tuple[Block, int]]:
    return [
        (block, index)
        for block in blocks(tree)
        for index, statement in enumerate(block.statements)
        if isinstance(statement, Loop)
    ]


def _first_of_run(block: Block, last: int, rng: Random) -> int:
    first = last
    while first > 0 and movable(block.statements[first - 1]):
        first -= 1
    return rng.randint(first, last)


def _repeat(block: Block, first: int, last: int, rng: Random) -> ast.For:
    """Wrap statements `first` to `last` in a loop of 2 to 20 rounds."""
    repeated = ast.For(
        target=ast.Name("_", ast.Store()),
        iter=expression("range(rounds)", rounds=ast.Constant(round(log_uniform(rng, 2.0, 20.0)))),
        body=block.statements[first : last + 1],
        orelse=[],
        lineno=0,  # `ast.unparse` asks a loop for its line
    )
    block.statements[first : last + 1] = [repeated]
    return repeated


def _valuations(tree: ast.Module, block: Block) -> list[ast.Call]:
    """The calls, anywhere in the block's function, of functions that the program itself defines."""
    nested = {node.name for node in block.statements if isinstance(node, ast.FunctionDef)}
    own = (nested | set(functions(tree))) - {block.scope.name}
    calls = [place.node for place in places(block.scope)]
    return [node for node in calls if isinstance(node, ast.Call) and ast.unparse(node.func) in own]


def _outcomes(block: Block, last: int) -> set[str]:
    """The variables that the loop at `last` changes and the statements after it read."""
    after = set[str]().union(*(names_read(node) for node in block.statements[last + 1 :]))
    return names_changed(block.statements[last]) & after
