"""Cap sets."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import Instance, InvalidAnswer
from utilities.cap_set.task import has_line, task

PROBLEM = Instance(args=(8,))
PLANE = ((0, 0), (0, 1), (1, 0), (1, 1))
"""A largest cap set of dimension 2."""


def product_of_planes() -> list[tuple[int, ...]]:
    """A cap set of 256 vectors: each quarter of a vector is one of `PLANE`."""
    return [sum(parts, ()) for parts in product(PLANE, repeat=4)]


def test_the_score_is_the_number_of_vectors_over_512() -> None:
    assert task.score(PROBLEM, product_of_planes()) == 256 / 512
    assert task.score(PROBLEM, np.array(product_of_planes(), dtype=np.uint8)) == 256 / 512
    assert task.score(PROBLEM, []) == 0


def test_no_vector_can_be_added_to_that_set_without_a_line() -> None:
    taken = product_of_planes()
    for extra in list(product((0, 1, 2), repeat=8))[::97]:
        if extra not in taken:
            with pytest.raises(InvalidAnswer, match="line"):
                task.score(PROBLEM, [*taken, extra])


@given(st.sets(st.tuples(*[st.integers(0, 2)] * 3), min_size=1, max_size=12))
def test_lines_are_found_as_by_looking_at_all_triples(vectors: set[tuple[int, ...]]) -> None:
    expected = any(
        all((a + b + c) % 3 == 0 for a, b, c in zip(*triple, strict=True))
        for triple in combinations(vectors, 3)
    )
    assert has_line(np.array(sorted(vectors))) == expected


def test_the_whole_space_is_refused_at_once() -> None:
    with pytest.raises(InvalidAnswer, match="line"):
        task.score(PROBLEM, list(product((0, 1, 2), repeat=8)))


@pytest.mark.parametrize(
    "answer",
    [
        [[0] * 8, [0] * 8],
        [[0] * 8, [1] * 8, [2] * 8],
        [[0] * 7],
        [[0] * 9],
        [[3] + [0] * 7],
        [[-1] + [0] * 7],
        [[0.5] + [0] * 7],
        [[float("nan")] + [0] * 7],
        [[True] * 8],
        ["00000000"],
        [0, 1, 2],
        [[0] * 8] * 6562,
        np.zeros((1, 8, 1)),
        np.zeros((0, 9)),
        {(0,) * 8},
        512,
    ],
)
def test_what_is_no_cap_set_is_refused(answer: Any) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(PROBLEM, answer)
