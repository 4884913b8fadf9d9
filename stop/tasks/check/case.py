"""What hostile answers are made from: one instance, honest answers to it, and honest answers to others."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from stop.tasks.check.bench import Drawn

Leaf = Callable[[Any], Any]


@dataclass(frozen=True)
class Honest:
    """An answer that was honestly come by, and its score: the seed solution's, or a hidden part that is one."""

    answer: Any
    score: float
    origin: str


@dataclass(frozen=True)
class Case:
    """One instance. `honest` are its answers, the seed solution's first.

    `told` is the text that a model is shown, `others` are the seed solution's answers to other instances,
    `hidden_of_others` the hidden parts of those.
    """

    drawn: Drawn
    honest: tuple[Honest, ...]
    others: tuple[Any, ...] = ()
    hidden_of_others: tuple[Any, ...] = ()
    told: str = ""
    seed_score: float | None = None

    @property
    def args(self) -> tuple[Any, ...]:
        """What the solution is called with."""
        return self.drawn.args

    @property
    def answer(self) -> Any:
        """The seed solution's answer."""
        return copy.deepcopy(self.honest[0].answer)

    @property
    def bar(self) -> float:
        """The seed solution's score, in [0, 1]: that of its answer, or of all its answers to a task of many turns."""
        return self.honest[0].score if self.seed_score is None else self.seed_score


def category(value: Any) -> str:
    """What sort of answer a value is: two that differ in this are hardly both answers to one question."""
    if isinstance(value, np.ndarray):
        return "collection" if value.ndim else "number"
    sorts = {
        "text": str,
        "bytes": bytes,
        "mapping": dict,
        "number": bool | int | float | complex | np.generic,
    }
    sorts["nothing"] = type(None)
    return next((name for name, kind in sorts.items() if isinstance(value, kind)), "collection")


def flat(answer: Any) -> list[Any] | None:
    """The elements of a list, tuple or array that holds no other; None for any other answer, and for an empty one."""
    if isinstance(answer, np.ndarray):
        return answer.tolist() if answer.ndim == 1 and len(answer) else None
    if not isinstance(answer, list | tuple) or not answer:
        return None
    return (
        None
        if any(isinstance(item, list | tuple | dict | set | np.ndarray) for item in answer)
        else list(answer)
    )


def is_whole(value: Any) -> bool:
    """Whether a value is an integer, and no truth value."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    """Whether a value is an integer or a float, and no truth value."""
    return is_whole(value) or isinstance(value, float | np.floating)


def is_numeric(value: Any) -> bool:
    """Whether a value is a number or a truth value."""
    return isinstance(value, bool) or is_number(value)


def replaced(answer: Any, wanted: Callable[[Any], bool], change: Leaf) -> Any:
    """The answer with each leaf that is `wanted` changed; arrays become lists. The answer itself where none is."""
    match answer:
        case np.ndarray():
            return replaced(answer.tolist(), wanted, change)
        case list():
            return [replaced(item, wanted, change) for item in answer]
        case tuple():
            return tuple(replaced(item, wanted, change) for item in answer)
        case dict():
            return {key: replaced(item, wanted, change) for key, item in answer.items()}
    return change(answer) if wanted(answer) else answer


def places(
    answer: Any, wanted: Callable[[Any], bool], most: int = 6
) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """Places of leaves in an answer, each as a path in words and a function that puts a value there in a copy.

    Elements at the same place of alike members count as one place: what is done to the radius of the first circle is
    done to those of all.
    """
    plain = answer.tolist() if isinstance(answer, np.ndarray) else answer
    seen: set[str] = set()
    for path in _paths(plain, wanted, ()):
        name = "".join(f"[{step!r}]" for step in path)
        if name not in seen:
            seen.add(name)
            yield name or "the whole", partial(_put, plain, path)
        if len(seen) >= most:
            return


def _paths(node: Any, wanted: Callable[[Any], bool], path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, dict):
        for key, item in node.items():
            yield from _paths(item, wanted, (*path, key))
    elif isinstance(node, list | tuple):
        nested = bool(node) and all(isinstance(item, list | tuple | dict) for item in node)
        for index, item in enumerate(node[:1] if nested else node):
            yield from _paths(item, wanted, (*path, "each" if nested else index))
    elif wanted(node):
        yield path


def _put(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(node, dict):
        return {key: _put(item, rest, value) if key == step else item for key, item in node.items()}
    if not isinstance(node, list | tuple):
        return node  # members that are not alike after all
    items = [_put(item, rest, value) if step in ("each", index) else item for index, item in enumerate(node)]
    return tuple(items) if isinstance(node, tuple) else items


def pieces(args: tuple[Any, ...], most: int = 60) -> list[tuple[str, Any]]:
    """The parts of the arguments that are at the same place in every instance, with their places in words."""
    found: list[tuple[str, Any]] = [("all arguments", list(args))]
    for index, argument in enumerate(args):
        found += _inside(f"argument {index}", argument, 0)
    return found[:most]


def _inside(name: str, value: Any, depth: int) -> list[tuple[str, Any]]:
    found = [(name, value)]
    if depth >= 3:
        return found
    if isinstance(value, dict):
        for key, item in list(value.items())[:12]:
            found += _inside(f"{name}[{str(key)[:30]!r}]", item, depth + 1)
        found.append((f"the keys of {name}", list(value)))
    elif isinstance(value, np.ndarray):
        found += _lines(name, value)
    elif isinstance(value, list | tuple) and value:
        ends = range(len(value)) if len(value) <= 6 else (0, 1, -2, -1)
        for index in ends:
            found += _inside(f"{name}[{index}]", value[index], depth + 1)
        if all(isinstance(row, list | tuple) and row and len(row) == len(value[0]) for row in value):
            for column in dict.fromkeys((0, -1, *range(min(len(value[0]), 6)))):
                found.append((f"column {column} of {name}", [row[column] for row in value]))
        if all(isinstance(row, dict) for row in value):
            for key in list(value[0])[:12]:
                found.append((f"{key!r} of each of {name}", [row.get(key) for row in value]))
    return found


def _lines(name: str, array: np.ndarray[Any, Any]) -> list[tuple[str, Any]]:
    if array.ndim == 1 and len(array):
        return [(f"{name}[{index}]", array[index].item()) for index in (0, -1)]
    if array.ndim != 2 or not array.size:
        return []
    rows, columns = array.shape
    return [
        *(
            (f"column {column} of {name}", array[:, column].copy())
            for column in dict.fromkeys((0, columns - 1))
        ),
        *((f"row {row} of {name}", array[row].copy()) for row in dict.fromkeys((0, rows - 1))),
    ]
