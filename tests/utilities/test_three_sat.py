"""Planted random 3-SAT."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import Instance, InvalidAnswer
from utilities.three_sat.task import task

SMALL = Instance(args=(3, [[1, 2, 3], [-1, -2, 3], [1, -2, -3]]))


@given(st.integers(0, 2**32))
def test_the_hidden_assignment_satisfies_the_formula(seed: int) -> None:
    instance = task.draw(np.random.default_rng(seed))
    assert task.score(instance, instance.hidden) == 1


@given(st.integers(0, 2**32))
def test_formulas_have_4_clauses_a_variable_and_3_variables_a_clause(seed: int) -> None:
    variables, clauses = task.draw(np.random.default_rng(seed)).args
    assert 5 <= variables <= 50
    assert len(clauses) == 4 * variables
    for clause in clauses:
        assert all(type(literal) is int and 1 <= abs(literal) <= variables for literal in clause)
        assert len({abs(literal) for literal in clause}) == len(clause) == 3


def test_clauses_hold_one_two_or_three_true_literals_in_the_ratio_3_3_1() -> None:
    counts = np.zeros(4)
    for seed in range(100):
        instance = task.draw(np.random.default_rng(seed))
        for clause in instance.args[1]:
            counts[sum(instance.hidden[abs(literal)] == (literal > 0) for literal in clause)] += 1
    assert counts[0] == 0
    assert counts / counts.sum() * 7 == pytest.approx(np.array([0, 3, 3, 1]), abs=0.15)


@pytest.mark.parametrize(
    ("assignment", "score"),
    [
        ([True, False, False], 1),
        ([False, False, True], 1),
        ([False, False, False], 0),
        ([True, True, False], 0),
        ([False, True, True], 0),
    ],
)
def test_one_clause_left_unsatisfied_scores_0(assignment: list[bool], score: float) -> None:
    assert task.score(SMALL, [None, *assignment]) == score


def test_position_0_may_hold_anything() -> None:
    for unused in (None, True, 0, "x", float("nan")):
        assert task.score(SMALL, [unused, True, False, False]) == 1


@pytest.mark.parametrize(
    "answer",
    [
        [True, False, False],
        [None, True, False, False, False],
        [None, 1, 0, 0],
        [None, "yes", False, False],
        [None, None, True, True],
        np.ones((4, 1), bool),
        np.ones(4),
        True,
        {1: True, 2: False, 3: False},
    ],
)
def test_anything_but_a_boolean_for_each_variable_is_refused(answer: object) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(SMALL, answer)
