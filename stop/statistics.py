"""Means of scores with 95 % confidence intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from stop.ledger.records import Interval

CONFIDENCE = 0.95
_NORMAL_QUANTILE = 1.959963984540054


@dataclass(frozen=True)
class Stratum:
    """Scores of one kind, such as those on one task, and their weight in a mean; all weights add up to 1."""

    weight: float
    scores: Sequence[float]

    @property
    def mean(self) -> float:
        """The unweighted mean of the scores."""
        return math.fsum(self.scores) / len(self.scores)


def weighted_mean(strata: Sequence[Stratum]) -> float:
    """The mean of the strata's means by their weights."""
    return math.fsum(stratum.weight * stratum.mean for stratum in strata)


def weighted_interval(strata: Sequence[Stratum]) -> Interval:
    """The weighted mean of scores in [0, 1] with its interval; `n` counts all scores.

    The strata's own intervals are put together by the method of variance estimates recovery (Zou and Donner 2008): what
    differs between tasks does not widen it, and it suits scores of any kind. For one stratum it is `mean_interval`.
    """
    intervals = [mean_interval(stratum.scores) for stratum in strata]
    if len(strata) == 1:
        return intervals[0]
    pairs = list(zip(strata, intervals, strict=True))
    mean = math.fsum(stratum.weight * interval.mean for stratum, interval in pairs)
    down = math.hypot(*(stratum.weight * (interval.mean - interval.low) for stratum, interval in pairs))
    up = math.hypot(*(stratum.weight * (interval.high - interval.mean) for stratum, interval in pairs))
    n = sum(interval.n for interval in intervals)
    return Interval(mean, max(0.0, mean - down), min(1.0, mean + up), n)


def mean_interval(scores: Sequence[float]) -> Interval:
    """The mean of scores in [0, 1] with its interval.

    Student's t interval, cut at 0 and 1; Wilson's score interval (Wilson 1927) where every score is 0 or 1. Where all
    scores are equal their spread says nothing, and the interval is that of outcomes too rare to have been seen: it
    reaches as far as Clopper and Pearson's (1934) does for n successes or failures in n trials.
    Raises ValueError for no scores.
    """
    n = len(scores)
    if n == 0:
        raise ValueError("no scores to average")
    mean = math.fsum(scores) / n
    if min(scores) == max(scores):
        mean = scores[0]
        unseen = 1 - ((1 - CONFIDENCE) / 2) ** (1 / n)
        return Interval(mean, mean * (1 - unseen), mean + (1 - mean) * unseen, n)
    if all(score in (0.0, 1.0) for score in scores):
        return Interval(mean, *wilson_interval(round(mean * n), n), n)
    margin = _t_margin(scores)
    return Interval(mean, max(0.0, mean - margin), min(1.0, mean + margin), n)


def wilson_interval(successes: int, n: int) -> tuple[float, float]:
    """The interval of a proportion of `successes` in `n` trials, n > 0."""
    proportion, square = successes / n, _NORMAL_QUANTILE**2
    centre = (proportion + square / (2 * n)) / (1 + square / n)
    spread = math.sqrt(proportion * (1 - proportion) / n + square / (4 * n * n))
    margin = _NORMAL_QUANTILE * spread / (1 + square / n)
    return max(0.0, centre - margin), min(1.0, centre + margin)


def unseen_bound(n: int) -> float:
    """What a proportion that was 0 in `n` trials is below, with 95 % confidence (one side; about 3 / n). n > 0."""
    return float(1 - (1 - CONFIDENCE) ** (1 / n))


@dataclass(frozen=True)
class ProportionDifference:
    """How far two proportions lie apart, right less left: the difference, its interval, and the two-sided p-value."""

    difference: float
    low: float
    high: float
    p_value: float


def compare_proportions(left: tuple[int, int], right: tuple[int, int]) -> ProportionDifference:
    """Compare `(successes, n)` of two independent groups, each n > 0.

    The interval is Newcombe's hybrid score interval (1998, method 10), the p-value that of Fisher's exact test.
    """
    (a, m), (b, n) = left, right
    first, second = a / m, b / n
    (low_a, high_a), (low_b, high_b) = wilson_interval(a, m), wilson_interval(b, n)
    difference = second - first
    low = difference - math.hypot(second - low_b, high_a - first)
    high = difference + math.hypot(high_b - second, first - low_a)
    return ProportionDifference(difference, low, high, _fisher_p_value(a, m, b, n))


def _fisher_p_value(a: int, m: int, b: int, n: int) -> float:
    """Fisher's exact test, two-sided: the probability of all tables that are no likelier than the one seen.

    Written out, since scipy.stats takes longer to import than a million events to count.
    """
    successes = a + b

    def log_probability(k: int) -> float:
        return _log_choose(m, k) + _log_choose(n, successes - k) - _log_choose(m + n, successes)

    seen = log_probability(a) + 1e-7  # equally likely tables differ by rounding
    possible = range(max(0, successes - n), min(successes, m) + 1)
    return min(1.0, math.fsum(math.exp(p) for k in possible if (p := log_probability(k)) <= seen))


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def adjust_p_values(p_values: Sequence[float]) -> list[float]:
    """Holm's adjustment (1979): an adjusted value below 0.05 among many tests stays a surprise."""
    adjusted, highest = [0.0] * len(p_values), 0.0
    for rank, position in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[position]))
        adjusted[position] = highest
    return adjusted


def clearly_positive(differences: Sequence[Stratum]) -> bool:
    """Whether the weighted mean of paired differences lies above 0 with 97.5 % confidence.

    One side of Student's interval; those of several strata are put together as in `weighted_interval`.
    """
    if any(len(stratum.scores) < 2 for stratum in differences):
        return False
    margin = math.hypot(*(stratum.weight * _t_margin(stratum.scores) for stratum in differences))
    return weighted_mean(differences) > margin


def _t_margin(values: Sequence[float]) -> float:
    """Half the width of Student's t interval of at least two values."""
    from scipy.special import stdtrit

    n = len(values)
    mean = math.fsum(values) / n
    variance = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
    return float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * math.sqrt(variance / n)
