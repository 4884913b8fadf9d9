"""Drawing instances and scoring answers around task code that may be faulty."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import Instance, InvalidAnswer, Task
from stop.catalogue import LoadedTask
from stop.errors import TaskFault, UsageFault
from stop.instances import Scored, checked_score, draw_instances


def number(rng: np.random.Generator) -> Instance:
    return Instance(args=(int(rng.integers(2**62)),), hidden=["secret"])


def half(_instance: Instance, _answer: Any) -> float:
    return 0.5


def loaded(draw: Any = number, score: Any = half, name: str = "guess") -> LoadedTask:
    task = Task(draw=draw, score=score, entry="guess", call_seconds=1, instances={"val": 20, "test": 30})
    return LoadedTask(
        name=name,
        folder=Path("guess"),
        task=task,
        description="Guess a number.",
        task_text="",
        utility_text="utility",
        seed_text="seed",
        origin="path",
        version="0" * 64,
    )


def drawn_numbers(split: str, seed: int, name: str = "guess") -> list[int]:
    return [drawn.instance.args[0] for drawn in draw_instances(loaded(name=name), split, seed)]


def test_draws_repeat_in_number_order_and_content() -> None:
    once, again = (draw_instances(loaded(), "test", seed=9) for _ in range(2))
    assert once == again
    assert [drawn.index for drawn in once] == list(range(30))


@given(st.integers(0, 2**80), st.integers(0, 2**80))
def test_another_seed_split_or_task_gives_entirely_other_instances(seed: int, other: int) -> None:
    val = set(drawn_numbers("val", seed))
    assert len(val) == 20
    assert not val & set(drawn_numbers("test", seed))
    assert not val & set(drawn_numbers("val", seed, name="guess2"))
    if other != seed:
        assert not val & set(drawn_numbers("val", other))


@given(st.integers())
def test_guest_seeds_are_63_bit_and_distinct(seed: int) -> None:
    seeds = [drawn.seed for split in ("val", "test") for drawn in draw_instances(loaded(), split, seed)]
    assert len(set(seeds)) == 50
    assert all(type(each) is int and 0 <= each < 2**63 for each in seeds)


def test_the_guests_stream_is_not_the_one_that_drew_the_instance() -> None:
    for drawn in draw_instances(loaded(), "val", seed=0):
        assert number(np.random.default_rng(drawn.seed)) != drawn.instance


def test_a_draw_that_leans_on_global_generators_is_not_disturbed_by_them() -> None:
    np.random.seed(1)
    first = drawn_numbers("val", seed=1)
    np.random.seed(2)
    assert drawn_numbers("val", seed=1) == first


def test_the_first_instances_stay_when_a_task_draws_more_of_them() -> None:
    task = loaded()
    more = dataclasses.replace(task, task=dataclasses.replace(task.task, instances={"val": 25, "test": 30}))
    assert draw_instances(more, "val", seed=4)[:20] == draw_instances(task, "val", seed=4)


def failing(_rng: np.random.Generator) -> Instance:
    raise KeyError("x\n" * 1000)


@pytest.mark.parametrize(
    "draw",
    [
        failing,
        lambda rng: None,
        lambda rng: (1, 2),
        lambda rng: Instance(args=[1]),  # type: ignore[arg-type]
        lambda rng: Instance(args=(object(),)),
        lambda rng: Instance(args=(np.array([None]),)),
        lambda: None,
    ],
)
def test_a_faulty_draw_is_the_tasks_fault_in_one_short_line(draw: Any) -> None:
    with pytest.raises(TaskFault) as caught:
        draw_instances(loaded(draw), "val", seed=1)
    assert str(caught.value).startswith("task guess: draw of val instance 0 ")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) <= 300


def test_an_unknown_split_is_refused() -> None:
    with pytest.raises(UsageFault, match="val, test"):
        draw_instances(loaded(), "train", seed=1)


def scored(score: Callable[[Instance, Any], Any]) -> Scored:
    return checked_score(loaded(score=score), Instance(args=(1,)), None)


@pytest.mark.parametrize("value", [0, 1, 0.0, 1.0, 0.25, np.float32(0.5), np.float64(1), np.int64(1)])
def test_real_numbers_from_0_to_1_are_scores(value: Any) -> None:
    result = scored(lambda instance, answer: value)
    assert result == Scored(float(value))
    assert type(result.score) is float


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        -float("inf"),
        -0.001,
        1.001,
        10.0,
        10**400,
        True,
        np.True_,
        None,
        "1",
        1j,
        np.array(0.5),
        np.array([0.5]),
        [0.5],
    ],
)
def test_anything_else_is_the_scorers_fault_and_scores_0(value: Any) -> None:
    result = scored(lambda instance, answer: value)
    assert (result.score, result.kind) == (0, "scorer")
    assert result.fault is not None
    assert result.fault.startswith("scorer ")


class Unspeakable(Exception):
    """Fails to say what it is."""

    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    "error", [ValueError("x"), RecursionError(), MemoryError(), AssertionError("y\n" * 999), Unspeakable()]
)
def test_a_scorer_that_raises_scores_0_and_is_named_as_the_one_at_fault(error: Exception) -> None:
    def score(_instance: Instance, _answer: Any) -> float:
        raise error

    result = scored(score)
    assert (result.score, result.kind) == (0, "scorer")
    assert result.fault is not None
    assert result.fault.startswith(f"scorer raised {type(error).__name__}")
    assert len(result.fault) <= 300
    assert result.fault.isprintable()


@pytest.mark.parametrize("reason", ["too short", "x" * 10_000, "a\nb\x1b[2J", ""])
def test_an_invalid_answer_scores_0_with_the_reason_on_one_short_line(reason: str) -> None:
    def score(_instance: Instance, _answer: Any) -> float:
        raise InvalidAnswer(reason)

    result = scored(score)
    assert (result.score, result.kind) == (0, "invalid")
    assert result.fault
    assert len(result.fault) <= 300
    assert result.fault.isprintable()


def test_a_scorer_that_rewrites_the_instance_harms_nobody() -> None:
    def score(instance: Instance, _answer: Any) -> float:
        instance.args[0].clear()
        instance.hidden["label"] = None
        return 1.0

    instance = Instance(args=([1, 2],), hidden={"label": 3})
    assert checked_score(loaded(score=score), instance, None) == Scored(1.0)
    assert instance == Instance(args=([1, 2],), hidden={"label": 3})
