"""Strict readers of answers, for the `score` functions of tasks.

An answer comes from a program that would gladly be misread, so nothing is broadcast, rounded, or converted by
guess, and reasons never quote the answer.
"""

from __future__ import annotations

import math
import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stop.task import InvalidAnswer

_EXACT = 2**53  # what lies beyond is not told from its neighbours by a float

_PLAIN_ARRAY_KINDS = "biuf"  # booleans, integers, floats: `tolist` would turn dates into integers

_LARGEST = sys.float_info.max


def elements(answer: Any, length: int) -> list[Any]:
    """Return the `length` elements of a list, a tuple, or a one-dimensional array of numbers or booleans.

    Raises `InvalidAnswer` for anything else. The elements themselves are not checked.
    """
    if type(answer) is np.ndarray:
        if answer.dtype.kind not in _PLAIN_ARRAY_KINDS or answer.ndim != 1:
            raise InvalidAnswer(
                "the answer is an array, but not a one-dimensional one of numbers or booleans"
            )
    elif type(answer) not in (list, tuple):
        raise InvalidAnswer(f"the answer is of type {type(answer).__name__}, not a list, tuple or array")
    if len(answer) != length:
        raise InvalidAnswer(f"the answer has {len(answer)} elements, not {length}")
    return answer.tolist() if type(answer) is np.ndarray else list(answer)


def integers(answer: Any, length: int, upper: int) -> NDArray[np.int64]:
    """Return an answer of `length` integers from 0 to `upper - 1` as an array of shape (length,).

    Floats that equal an integer count as that integer: NumPy arithmetic yields them, and nothing is lost.
    Booleans do not count: they are truth values. Raises `InvalidAnswer` for anything else.
    """
    values = elements(answer, length)
    for position, value in enumerate(values):
        if isinstance(value, bool | np.bool_) or not isinstance(
            value, int | float | np.integer | np.floating
        ):
            raise InvalidAnswer(f"element {position} is of type {type(value).__name__}, not an integer")
        if not 0 <= value < upper or value != int(value):
            raise InvalidAnswer(f"element {position} is not an integer from 0 to {upper - 1}")
    return np.array([int(value) for value in values], dtype=np.int64)


def table(answer: Any, columns: int, rows: int | None = None, most_rows: int = 10_000) -> NDArray[np.float64]:
    """Return an answer of rows of `columns` finite numbers each as an array of shape (rows, columns).

    It may be a two-dimensional array, or a list or tuple of what `elements` takes. Without `rows` there may be any
    number of them up to `most_rows`, none too. Integers count as floats, booleans do not. Raises `InvalidAnswer` for
    anything else.
    """
    if (
        type(answer) is np.ndarray
        and answer.shape[1:] == (columns,)
        and answer.dtype.kind in _PLAIN_ARRAY_KINDS
    ):
        answer = list(answer)
    elif type(answer) not in (list, tuple):
        raise InvalidAnswer(f"the answer is no list of rows and no array of rows of {columns} numbers")
    if len(answer) > most_rows or (rows is not None and len(answer) != rows):
        allowed = f"at most {most_rows}" if rows is None else str(rows)
        raise InvalidAnswer(f"the answer has {len(answer)} rows, not {allowed}")
    numbers = [
        [_real(value, number) for value in elements(row, columns)] for number, row in enumerate(answer)
    ]
    return np.array(numbers, dtype=np.float64).reshape(len(numbers), columns)


def _real(value: Any, row: int) -> float:
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating):
        raise InvalidAnswer(f"row {row} has an element of type {type(value).__name__}, not a number")
    if not -_LARGEST <= value <= _LARGEST:  # NaN is not either
        raise InvalidAnswer(f"row {row} has a number that is not finite, or too large")
    return float(value)


def agrees(answer: Any, expected: Any) -> bool:
    """Whether an answer is the expected value, which is as JSON has it: never raises, whatever the answer is.

    Lists and tuples of the same elements agree, and so do one-dimensional arrays of numbers or booleans. Floats agree
    to nine digits, with integers too; booleans agree with booleans only.
    """
    if type(answer) is np.ndarray and answer.ndim == 1 and answer.dtype.kind in _PLAIN_ARRAY_KINDS:
        answer = answer.tolist()
    match expected:
        case list():
            return (
                type(answer) in (list, tuple)
                and len(answer) == len(expected)
                and all(agrees(mine, yours) for mine, yours in zip(answer, expected, strict=True))
            )
        case dict():
            return (
                type(answer) is dict
                and answer.keys() == expected.keys()
                and all(agrees(answer[key], expected[key]) for key in expected)
            )
        case float():
            if type(answer) is int and abs(answer) > _EXACT:
                return False
            return type(answer) in (int, float) and math.isclose(
                answer, expected, rel_tol=1e-9, abs_tol=1e-12
            )
    return type(answer) is type(expected) and bool(answer == expected)
