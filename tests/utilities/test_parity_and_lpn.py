"""Learning parity, with and without noise."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from stop import Instance, InvalidAnswer, Task
from utilities.lpn.task import task as lpn
from utilities.parity.task import task as parity

SUBSETS = np.array(list(product([0, 1], repeat=10)))


def draws(task: Task, count: int) -> list[Instance]:
    return [task.draw(np.random.default_rng(seed)) for seed in range(count)]


def mistakes(instance: Instance) -> NDArray[np.int64]:
    """For each of the 1024 subsets, how many training labels it gets wrong."""
    train_samples, train_labels, _ = instance.args
    wrong: NDArray[np.int64] = np.sum(train_samples @ SUBSETS.T % 2 != train_labels[:, None], axis=0)
    return wrong


@pytest.mark.parametrize("task", [lpn, parity], ids=["lpn", "parity"])
def test_arguments_are_bits_of_the_stated_shapes(task: Task) -> None:
    for instance in draws(task, 10):
        assert [array.shape for array in instance.args] == [(100, 10), (100,), (20, 10)]
        assert instance.hidden.shape == (20,)
        for array in (*instance.args, instance.hidden):
            assert array.dtype == np.int64
            assert set(np.unique(array)) <= {0, 1}


def test_without_noise_one_subset_explains_all_labels_also_the_hidden_ones() -> None:
    for instance in draws(parity, 50):
        right = SUBSETS[mistakes(instance) == 0]
        assert len(right) == 1
        assert parity.score(instance, instance.args[2] @ right[0] % 2) == 1


def test_with_noise_the_subset_of_fewest_mistakes_gets_the_clean_hidden_labels() -> None:
    for instance in draws(lpn, 50):
        best = SUBSETS[np.argmin(mistakes(instance))]
        assert lpn.score(instance, instance.args[2] @ best % 2) == 1


def test_a_twentieth_of_the_training_labels_is_flipped() -> None:
    flipped = np.mean([mistakes(instance).min() for instance in draws(lpn, 200)])
    assert flipped == pytest.approx(5, abs=0.5)


def test_three_bits_in_ten_belong_to_the_secret_subset() -> None:
    sizes = [SUBSETS[np.argmin(mistakes(instance))].sum() for instance in draws(parity, 200)]
    assert np.mean(sizes) == pytest.approx(3, abs=0.35)


@pytest.mark.parametrize("wrong", range(21))
def test_the_score_is_the_fraction_right(wrong: int) -> None:
    (instance,) = draws(lpn, 1)
    answer = instance.hidden.copy()
    answer[:wrong] ^= 1
    assert lpn.score(instance, answer.tolist()) == pytest.approx(1 - wrong / 20)


def test_booleans_are_no_bits_but_whole_floats_are() -> None:
    (instance,) = draws(lpn, 1)
    assert lpn.score(instance, instance.hidden.astype(float)) == 1
    with pytest.raises(InvalidAnswer, match="bool"):
        lpn.score(instance, instance.hidden.astype(bool))
