"""Faults of the paper's released code that lie in its tasks, each shown to be impossible here."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from sandbox.guest import wire
from stop.catalogue import load_task
from stop.instances import checked_score, draw_instances


@pytest.mark.parametrize("name", ["lpn", "parity"])
@pytest.mark.parametrize("shape", [(), (1,), (1, 20), (20, 1), (20, 20), (20, 1, 1), (0,)])
def test_answers_are_not_compared_with_broadcasting(name: str, shape: tuple[int, ...]) -> None:
    loaded = load_task(name)
    instance = draw_instances(loaded, "val", seed=1)[0].instance
    for answer in (np.zeros(shape, int), np.ones(shape, int), np.zeros(shape, int).tolist()):
        scored = checked_score(loaded, instance, answer)
        assert (scored.score, scored.kind) == (0, "invalid")


def test_a_right_answer_repeated_does_not_score_above_1() -> None:
    loaded = load_task("lpn")
    instance = draw_instances(loaded, "val", seed=1)[0].instance
    assert checked_score(loaded, instance, instance.hidden).score == 1
    for repeated in (np.tile(instance.hidden, (20, 1)), np.tile(instance.hidden, 20)):
        assert checked_score(loaded, instance, repeated).score == 0


def test_rewriting_the_clauses_it_was_given_satisfies_no_formula() -> None:
    loaded = load_task("three_sat")
    instance = draw_instances(loaded, "val", seed=1)[0].instance
    variables, clauses = wire.decode(wire.encode(instance.args))
    for clause in clauses:
        clause[:] = [1, 1, 1]
    answer = [True] * (variables + 1)
    assert loaded.task.score(type(instance)(args=(variables, clauses)), answer) == 1
    assert checked_score(loaded, instance, answer).score == 0


def test_time_adds_nothing_to_the_objective(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_task("mqap")
    instance = draw_instances(loaded, "val", seed=1)[0].instance
    answer = list(range(15))
    at_once = checked_score(loaded, instance, answer).score

    def broken_clock(*_: Any) -> float:
        raise AssertionError("the score looked at the clock")

    for clock in ("time", "perf_counter", "monotonic", "process_time", "thread_time"):
        monkeypatch.setattr(time, clock, broken_clock)
    assert checked_score(loaded, instance, answer).score == at_once > 0


def test_cuts_are_normalised_so_that_heavier_graphs_score_no_higher() -> None:
    loaded = load_task("maxcut")
    instance = draw_instances(loaded, "val", seed=1)[0].instance
    (weights,) = instance.args
    answer = np.arange(len(weights)) % 2
    light = checked_score(loaded, instance, answer).score
    heavy = checked_score(loaded, type(instance)(args=(1000 * weights,)), answer).score
    assert 0.4 < light < 0.6
    assert heavy == pytest.approx(light)
