"""Modified quadratic assignment."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import Instance, InvalidAnswer
from utilities.mqap.task import task

INSTANCE = task.draw(np.random.default_rng(5))


def test_three_matrices_are_uniform_in_the_unit_interval() -> None:
    for matrix in INSTANCE.args:
        assert matrix.shape == (15, 15)
        assert 0 <= matrix.min() < 0.05
        assert 0.95 < matrix.max() < 1


@given(st.permutations(range(15)))
def test_the_score_is_the_papers_objective(assignment: list[int]) -> None:
    flow, distance, preference = INSTANCE.args
    expected = sum(flow[i, j] * distance[assignment[i], assignment[j]] for i in range(15) for j in range(15))
    expected -= 0.5 * sum(preference[i, assignment[i]] for i in range(15))
    assert task.score(INSTANCE, assignment) == pytest.approx(expected / 225)


def test_a_better_permutation_scores_higher() -> None:
    flow = np.zeros((15, 15))
    flow[0, 1] = 1
    distance = np.zeros((15, 15))
    distance[3, 4] = 1
    instance = Instance(args=(flow, distance, np.zeros((15, 15))))
    right = [3, 4, 0, 1, 2, *range(5, 15)]
    assert task.score(instance, right) == pytest.approx(1 / 225)
    assert task.score(instance, list(range(15))) == 0


def test_a_negative_objective_counts_as_0() -> None:
    zeros, ones = np.zeros((15, 15)), np.ones((15, 15))
    assert task.score(Instance(args=(zeros, zeros, ones)), list(range(15))) == 0


@pytest.mark.parametrize(
    "answer",
    [
        [0] * 15,
        list(range(1, 16)),
        list(range(14)),
        list(range(16)),
        [-1, *range(1, 15)],
        [False, True, *range(2, 15)],
        np.eye(15),
        "0123456789abcde",
    ],
)
def test_anything_but_a_permutation_is_refused(answer: object) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(INSTANCE, answer)
