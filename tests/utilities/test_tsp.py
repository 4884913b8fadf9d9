"""The travelling salesman."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from stop import Instance, InvalidAnswer
from utilities.tsp.task import task

SQUARE = Instance(args=(np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0]]),))


def test_cities_are_uniform_in_the_unit_square() -> None:
    cities = np.concatenate([task.draw(np.random.default_rng(seed)).args[0] for seed in range(50)])
    assert cities.shape == (50 * 200, 2)
    assert ((cities >= 0) & (cities < 1)).all()
    assert np.histogram2d(*cities.T, bins=4)[0] == pytest.approx(10_000 / 16, rel=0.15)


def test_the_score_is_the_asymptotic_length_over_that_of_the_closed_tour() -> None:
    assert task.score(SQUARE, [0, 1, 2, 3]) == pytest.approx(0.7124 * 2 / (2 + 2 * math.sqrt(2)))
    assert task.score(SQUARE, [0, 2, 1, 3]) == pytest.approx(0.7124 * 2 / 4)
    assert task.score(SQUARE, np.array([3, 0, 2, 1])) == pytest.approx(0.7124 * 2 / 4)


def test_cities_in_one_place_score_no_more_than_1() -> None:
    assert task.score(Instance(args=(np.full((4, 2), 0.5) + 1e-9 * np.eye(4, 2),)), [0, 1, 2, 3]) == 1


@pytest.mark.parametrize(
    "answer",
    [
        [0, 1, 2],
        [0, 1, 2, 3, 0],
        [0, 1, 2, 2],
        [1, 2, 3, 4],
        [0, 1, 2, -1],
        [[0, 1, 2, 3]],
        "0123",
        {0, 1, 2, 3},
    ],
)
def test_what_is_no_tour_is_refused(answer: Any) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(SQUARE, answer)
