"""Strict readers of answers, for the `score` functions of tasks.

An answer comes from a program that would gladly be misread, so nothing is broadcast, rounded, or converted by
guess, and reasons never quote the answer.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stop.task import InvalidAnswer

_PLAIN_ARRAY_KINDS = "biuf"  # booleans, integers, floats: `tolist` would turn dates into integers


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
