"""Strict readers of answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import InvalidAnswer
from stop.answers import elements, integers

digits = st.lists(st.integers(0, 9), max_size=20)


@given(digits, st.sampled_from([list, tuple, np.array, lambda values: np.array(values, "u1")]))
def test_every_form_of_the_same_integers_reads_the_same(values: list[int], form: Any) -> None:
    read = integers(form(values), len(values), upper=10)
    assert read.dtype == np.int64
    assert read.tolist() == values


@given(digits)
def test_whole_floats_read_as_integers(values: list[int]) -> None:
    assert integers([float(value) for value in values], len(values), upper=10).tolist() == values
    assert integers([np.float32(value) for value in values], len(values), upper=10).tolist() == values


@pytest.mark.parametrize(
    "element",
    [
        True,
        np.True_,
        -1,
        2,
        0.5,
        float("nan"),
        float("inf"),
        1 << 100_000,
        1j,
        None,
        "1",
        b"1",
        [1],
        (1,),
        {1},
        {1: 1},
        np.array(1),
        np.array([1]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_other_element_is_an_integer_in_range(element: Any) -> None:
    with pytest.raises(InvalidAnswer, match="element 1 "):
        integers([0, element, 0], 3, upper=2)


class ListThatLies(list[int]):
    """Claims a length that it does not have."""

    def __len__(self) -> int:
        return 3


@pytest.mark.parametrize(
    "answer",
    [
        None,
        0,
        "000",
        b"000",
        {0, 1, 2},
        {0: 0, 1: 0, 2: 0},
        range(3),
        iter([0, 0, 0]),
        ListThatLies([0]),
        np.zeros((3, 1)),
        np.zeros((1, 3)),
        np.zeros(3, "c16"),
        np.zeros(3, "M8[ns]"),
        np.zeros(3, "S1"),
        np.zeros(3, object),
        np.ma.zeros(3),
        np.float64(0),
    ],
    ids=lambda value: type(value).__name__,
)
def test_only_plain_lists_tuples_and_vectors_of_numbers_have_elements(answer: Any) -> None:
    with pytest.raises(InvalidAnswer):
        elements(answer, 3)


@pytest.mark.parametrize("length", [0, 2, 4])
def test_the_length_must_be_right(length: int) -> None:
    for answer in ([0] * length, (0,) * length, np.zeros(length)):
        with pytest.raises(InvalidAnswer, match=f"has {length} elements, not 3"):
            elements(answer, 3)


def test_reasons_do_not_quote_the_answer() -> None:
    with pytest.raises(InvalidAnswer) as caught:
        integers(["<script>\x1b[2J\n"], 1, upper=2)
    assert "script" not in str(caught.value)
