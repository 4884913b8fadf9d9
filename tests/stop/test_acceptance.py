"""The three rules by which a proposed improver takes over."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.acceptance import ACCEPTANCE_RULES
from stop.config import ACCEPTANCE_RULES as RULES_OF_CONFIGURATIONS
from stop.statistics import Stratum

Rule = Callable[[Sequence[float], Sequence[float]], bool]


def on_one_task(name: str) -> Rule:
    """A rule, for scores on one task."""
    rule = ACCEPTANCE_RULES[name]
    return lambda current, proposed: rule([Stratum(1.0, current)], [Stratum(1.0, proposed)])


paper, incumbent, significant = map(on_one_task, ("paper", "incumbent", "significant"))

pairs = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30).map(
    lambda scores: tuple(zip(*scores, strict=True))
)


def test_there_is_a_rule_for_each_name_that_a_configuration_takes() -> None:
    assert set(ACCEPTANCE_RULES) == set(RULES_OF_CONFIGURATIONS)


@given(pairs)
def test_paper_takes_every_proposal(scores: tuple[tuple[float, ...], ...]) -> None:
    assert paper(*scores)


@given(pairs)
def test_incumbent_takes_the_better_one_and_keeps_the_old_one_on_a_tie(
    scores: tuple[tuple[float, ...], ...],
) -> None:
    current, proposed = scores
    assert not incumbent(current, current)
    assert not (incumbent(current, proposed) and incumbent(proposed, current))
    assert incumbent(current, proposed) == (
        math.fsum(proposed) / len(current) > math.fsum(current) / len(current)
    )


@given(pairs)
def test_significant_takes_only_what_incumbent_takes_too(scores: tuple[tuple[float, ...], ...]) -> None:
    assert not significant(*scores) or incumbent(*scores)


def test_significant_looks_at_pairs_and_not_at_means() -> None:
    current = [0.1, 0.5, 0.9, 0.3, 0.7]
    proposed = [score + gain for score, gain in zip(current, [0.05, 0.06, 0.05, 0.04, 0.05], strict=True)]
    assert significant(current, proposed)
    assert not significant(current, sorted(proposed, reverse=True))


def test_one_trial_is_never_significant() -> None:
    assert not significant([0.0], [1.0])


@pytest.mark.parametrize(("weight", "taken"), [(0.9, True), (0.5, False), (0.1, False)])
def test_weights_decide_whether_a_gain_on_one_task_makes_up_for_a_loss_on_another(
    weight: float, taken: bool
) -> None:
    def scores(first: float, second: float) -> list[Stratum]:
        return [Stratum(weight, [first] * 3), Stratum(1 - weight, [second] * 3)]

    for name in ("incumbent", "significant"):
        assert ACCEPTANCE_RULES[name](scores(0.5, 0.5), scores(0.6, 0.3)) is taken
