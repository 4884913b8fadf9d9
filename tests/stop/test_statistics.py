"""Intervals hold the mean, stay in range, agree with the textbook, and cover as often as they say."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from stop.statistics import (
    Stratum,
    clearly_positive,
    mean_interval,
    weighted_interval,
    weighted_mean,
    wilson_interval,
)

scores = st.lists(st.floats(0, 1), min_size=1, max_size=60)
binary_scores = st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=60)


@given(scores | binary_scores)
def test_the_interval_holds_the_mean_and_stays_between_0_and_1(values: list[float]) -> None:
    interval = mean_interval(values)
    assert 0 <= interval.low <= interval.mean <= interval.high <= 1
    assert interval.mean == pytest.approx(np.mean(values), abs=1e-12)
    assert interval.n == len(values)


@given(st.lists(st.floats(0.3, 0.7), min_size=2, max_size=60).filter(lambda values: len(set(values)) > 1))
def test_it_is_students_interval_where_scores_are_graded(values: list[float]) -> None:
    interval = mean_interval(values)
    expected = stats.t.interval(0.95, len(values) - 1, np.mean(values), stats.sem(values))
    assert interval.low == pytest.approx(max(0, expected[0]), abs=1e-9)
    assert interval.high == pytest.approx(min(1, expected[1]), abs=1e-9)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_is_wilsons_interval_where_scores_are_0_or_1(counts: tuple[int, int]) -> None:
    successes, n = counts
    expected = stats.binomtest(successes, n).proportion_ci(0.95, "wilson")
    assert wilson_interval(successes, n) == pytest.approx((expected.low, expected.high), abs=1e-9)
    if 0 < successes < n:
        interval = mean_interval([1.0] * successes + [0.0] * (n - successes))
        assert (interval.low, interval.high) == wilson_interval(successes, n)


@pytest.mark.parametrize("n", [1, 2, 5, 20, 100])
def test_equal_scores_of_0_or_1_have_clopper_and_pearsons_interval(n: int) -> None:
    for score, successes in ((0.0, 0), (1.0, n)):
        expected = stats.binomtest(successes, n).proportion_ci(0.95, "exact")
        interval = mean_interval([score] * n)
        assert (interval.low, interval.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


@given(st.floats(0, 1), st.integers(1, 200))
def test_equal_scores_never_have_an_interval_without_width(score: float, n: int) -> None:
    interval = mean_interval([score] * n)
    assert interval.high - interval.low == pytest.approx(1 - 0.025 ** (1 / n))


def test_the_interval_narrows_with_the_number_of_scores() -> None:
    widths = [
        interval.high - interval.low
        for interval in (mean_interval([0.2, 0.4, 0.9] * n) for n in range(1, 30))
    ]
    assert all(wide > narrow for wide, narrow in itertools.pairwise(widths))


def test_no_scores_have_no_mean() -> None:
    with pytest.raises(ValueError, match="no scores"):
        mean_interval([])


def coverage(samples: np.ndarray, truth: float) -> float:
    """The fraction of rows whose interval holds the truth."""
    intervals = [mean_interval(row) for row in samples.tolist()]
    return sum(each.low <= truth <= each.high for each in intervals) / len(intervals)


@pytest.mark.parametrize("n", [3, 5, 10, 40])
def test_intervals_of_graded_scores_cover_the_truth_as_often_as_they_say(n: int) -> None:
    rng = np.random.default_rng(1)
    assert 0.935 <= coverage(np.clip(rng.normal(0.5, 0.05, (3000, n)), 0, 1), 0.5) <= 0.965
    # Student's interval is exact for normal scores only: of very few uniform ones it covers 92 %.
    assert coverage(rng.uniform(0.2, 0.6, (3000, n)), 0.4) >= 0.91


@pytest.mark.parametrize("probability", [0.05, 0.3, 0.5, 0.95])
@pytest.mark.parametrize("n", [10, 40, 100])
def test_intervals_of_yes_and_no_cover_the_truth(n: int, probability: float) -> None:
    rng = np.random.default_rng(2)
    assert coverage((rng.random((3000, n)) < probability).astype(float), probability) >= 0.9


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=40))
def test_clearly_positive_is_the_one_sided_paired_t_test(differences: list[float]) -> None:
    if np.ptp(differences) < 1e-6:
        return
    p = stats.ttest_1samp(differences, 0, alternative="greater").pvalue
    if not math.isclose(p, 0.025, rel_tol=1e-6):
        assert clearly_positive(alone(differences)) == (p < 0.025)


def test_chance_is_seldom_called_clearly_positive() -> None:
    rng = np.random.default_rng(3)
    found = [clearly_positive(alone(row)) for row in rng.normal(0, 0.1, (4000, 5)).tolist()]
    assert 0.017 <= np.mean(found) <= 0.033


@pytest.mark.parametrize("differences", [[], [0.5], [0.0, 0.0], [-0.1, -0.1], [-0.3, 0.3]])
def test_nothing_is_clear_from_no_differences_or_one_or_none_above_0(differences: list[float]) -> None:
    assert not clearly_positive(alone(differences))


def test_equal_gains_everywhere_are_clear() -> None:
    assert clearly_positive(alone([0.1, 0.1, 0.1]))


strata = st.lists(st.tuples(st.floats(0.1, 10), scores | binary_scores), min_size=1, max_size=4).map(
    lambda pairs: [Stratum(weight / sum(w for w, _ in pairs), values) for weight, values in pairs]
)


@given(strata)
def test_a_weighted_interval_holds_the_weighted_mean_and_stays_between_0_and_1(each: list[Stratum]) -> None:
    interval = weighted_interval(each)
    assert -1e-12 <= interval.low <= interval.mean + 1e-12
    assert interval.mean <= interval.high + 1e-12
    assert interval.high <= 1 + 1e-12
    expected = np.average([np.mean(stratum.scores) for stratum in each], weights=[s.weight for s in each])
    assert interval.mean == pytest.approx(expected, abs=1e-12)
    assert weighted_mean(each) == pytest.approx(expected, abs=1e-12)
    assert interval.n == sum(len(stratum.scores) for stratum in each)


@given(scores | binary_scores)
def test_one_task_has_the_interval_of_its_scores(values: list[float]) -> None:
    assert weighted_interval(alone(values)) == mean_interval(values)


def test_what_differs_between_tasks_does_not_widen_the_interval() -> None:
    rng = np.random.default_rng(4)
    easy, hard = rng.normal(0.9, 0.01, 5).tolist(), rng.normal(0.1, 0.01, 5).tolist()
    interval = weighted_interval([Stratum(0.5, easy), Stratum(0.5, hard)])
    pooled = mean_interval([*easy, *hard])
    assert interval.mean == pytest.approx(pooled.mean)
    assert interval.high - interval.low < 0.1 * (pooled.high - pooled.low)


@pytest.mark.parametrize("weights", [(0.5, 0.5), (0.8, 0.2), (0.2, 0.3, 0.5)])
@pytest.mark.parametrize("n", [3, 5, 10])
def test_weighted_intervals_cover_the_truth_at_least_as_often_as_they_say(
    weights: tuple[float, ...], n: int
) -> None:
    rng = np.random.default_rng(5)
    means = [0.3, 0.6, 0.5][: len(weights)]
    truth = sum(weight * mean for weight, mean in zip(weights, means, strict=True))
    covered = 0
    for _ in range(1500):
        drawn = [
            Stratum(weight, rng.normal(mean, 0.02 * (1 + index), n).tolist())
            for index, (weight, mean) in enumerate(zip(weights, means, strict=True))
        ]
        interval = weighted_interval(drawn)
        covered += interval.low <= truth <= interval.high
    assert covered / 1500 >= 0.94


def test_chance_on_several_tasks_is_seldom_called_clearly_positive_and_gains_are() -> None:
    rng = np.random.default_rng(6)

    def drawn(gain: float) -> list[Stratum]:
        return [Stratum(weight, rng.normal(gain, 0.1, 5).tolist()) for weight in (0.7, 0.3)]

    assert np.mean([clearly_positive(drawn(0.0)) for _ in range(2000)]) <= 0.033
    assert np.mean([clearly_positive(drawn(0.3)) for _ in range(200)]) > 0.9


def alone(values: list[float]) -> list[Stratum]:
    return [Stratum(1.0, values)]
