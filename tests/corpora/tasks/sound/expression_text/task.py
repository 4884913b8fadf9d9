"""Write an expression whose value is a number."""

import ast

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(int(rng.integers(100, 10_000)), rng.integers(2, 30, 5).tolist()))


def value(tree, allowed):
    match tree:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return value(left, allowed) + value(right, allowed)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return value(left, allowed) * value(right, allowed)
        case ast.Constant(value=int(number)) if type(number) is int and number in allowed:
            allowed.remove(number)
            return number
    raise InvalidAnswer("only the numbers, each once, with + and *")


def score(instance, answer):
    target, numbers = instance.args
    if type(answer) is not str or len(answer) > 100:
        raise InvalidAnswer("no text of at most 100 letters")
    try:
        tree = ast.parse(answer, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise InvalidAnswer("no expression") from None
    return 1 / (1 + abs(value(tree, list(numbers)) - target) / target)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
