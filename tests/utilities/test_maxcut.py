"""Max-cut."""

from __future__ import annotations

import numpy as np
import pytest

from stop import Instance, InvalidAnswer
from utilities.maxcut.task import task

TRIANGLE = Instance(args=(np.array([[0, 1, 2], [1, 0, 3], [2, 3, 0]]),))


def test_graphs_are_symmetric_weighted_and_of_the_stated_size_and_density() -> None:
    edges = pairs = 0
    for seed in range(50):
        (weights,) = task.draw(np.random.default_rng(seed)).args
        n = len(weights)
        assert 50 <= n <= 200
        assert weights.dtype == np.int64
        assert np.array_equal(weights, weights.T)
        assert not weights.diagonal().any()
        assert set(np.unique(weights)) == set(range(11))
        edges += int(np.count_nonzero(weights)) // 2
        pairs += n * (n - 1) // 2
    assert edges / pairs == pytest.approx(0.4, abs=0.01)


@pytest.mark.parametrize(
    ("sides", "cut"), [([0, 0, 0], 0), ([1, 1, 1], 0), ([1, 0, 0], 3), ([0, 1, 0], 4), ([0, 0, 1], 5)]
)
def test_the_score_is_the_cut_weight_as_a_share_of_all_weight(sides: list[int], cut: int) -> None:
    assert task.score(TRIANGLE, sides) == cut / 6


def test_cutting_every_edge_scores_1() -> None:
    sides = np.arange(60) % 2
    weights = np.where(sides[:, None] != sides[None, :], 7, 0)
    assert task.score(Instance(args=(weights,)), sides) == 1


@pytest.mark.parametrize(
    "answer",
    [
        [0, 1],
        [0, 1, 0, 1],
        [0, 1, 2],
        [0, -1, 0],
        [False, True, False],
        [[0], [1], [0]],
        ({0, 2}, {1}),
        "010",
    ],
)
def test_anything_but_a_side_for_each_node_is_refused(answer: object) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(TRIANGLE, answer)
