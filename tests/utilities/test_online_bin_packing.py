"""Online bin packing: the items to come are nowhere inside, and the host keeps the bins."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop import Instance, InvalidAnswer
from stop.catalogue import load_task
from stop.evaluation import Result, evaluate
from stop.instances import draw_instances
from utilities.online_bin_packing.task import task

Rule = Callable[[int, list[int]], Any]


def bins(items: list[int], rule: Rule) -> int:
    assert task.turns is not None
    game = task.turns(Instance(args=(), hidden=items))
    question = next(game)
    while True:
        try:
            question = game.send(rule(*question))
        except StopIteration as end:
            return int(end.value)


def first_fit(_item: int, _spaces: list[int]) -> int:
    return 0


def best_fit(_item: int, spaces: list[int]) -> int:
    return spaces.index(min(spaces))


def new_bin(_item: int, spaces: list[int]) -> int:
    return len(spaces) - 1


def test_sizes_are_those_of_the_weibull_benchmark() -> None:
    sizes = np.concatenate([task.draw(np.random.default_rng(seed)).hidden for seed in range(100)])
    assert sizes.min() >= 1
    assert sizes.max() <= 100
    assert sizes.mean() == pytest.approx(45 * math.gamma(4 / 3), abs=0.3)


def test_the_program_is_given_nothing_but_the_item_and_the_bins_that_can_take_it() -> None:
    assert task.turns is not None
    game = task.turns(Instance(args=(), hidden=[60, 50, 30, 40]))
    assert next(game) == (60, [100])
    assert game.send(0) == (50, [100])
    assert game.send(0) == (30, [40, 50, 100])
    assert game.send(1) == (40, [40, 100])
    with pytest.raises(StopIteration) as end:
        game.send(0)
    assert end.value.value == 2


@pytest.mark.parametrize(("rule", "count"), [(first_fit, 3), (best_fit, 3), (new_bin, 5)])
def test_bins_are_counted(rule: Rule, count: int) -> None:
    assert bins([60, 50, 50, 40, 70], rule) == count


def test_the_score_falls_from_1_at_the_bound_to_0_at_ten_percent_more() -> None:
    problem = Instance(args=(), hidden=[50] * 200)
    assert task.score(problem, 100) == 1
    assert task.score(problem, 105) == pytest.approx(0.5)
    assert task.score(problem, 110) == pytest.approx(0)
    assert task.score(problem, 200) == 0


def test_best_fit_has_about_its_published_excess_on_long_lists() -> None:
    sizes = np.clip(np.rint(45 * np.random.default_rng(0).weibull(3, 5000)), 1, 100).astype(int).tolist()
    excess = bins(sizes, best_fit) / math.ceil(sum(sizes) / 100) - 1
    assert excess == pytest.approx(0.0398, abs=0.004)


@pytest.mark.parametrize(
    "answer",
    [
        1,
        -1,
        2**70,
        0.5,
        float("nan"),
        True,
        None,
        "0",
        [0],
        (0,),
        np.zeros(1),
        np.zeros(()),
        {0: 0},
        1 << 6000,
    ],
)
def test_an_answer_that_is_no_position_ends_the_game(answer: Any) -> None:
    with pytest.raises(InvalidAnswer):
        bins([60, 50], lambda _item, _spaces: answer)


def score(sandbox: Sandbox, source: str, instances: int = 1) -> Result:
    loaded = load_task("online_bin_packing")
    return evaluate(sandbox, Policy.OBSERVE, loaded, draw_instances(loaded, "val", 1)[:instances], source)


def test_the_sandbox_scores_a_rule_as_the_host_would(sandbox: Sandbox) -> None:
    result = score(sandbox, "def algorithm(item, spaces):\n    return spaces.index(min(spaces))\n", 2)
    instances = draw_instances(load_task("online_bin_packing"), "val", 1)[:2]
    problems = [drawn.instance for drawn in instances]
    assert result.scores == tuple(task.score(each, bins(each.hidden, best_fit)) for each in problems)
    assert result.verdict == ("ok", "")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("return 99", "invalid_output"),
        ("return 0 / (item - item)", "error"),
        ("while True: pass", "timeout"),
        ("import time; time.sleep(0.9); return 0", "timeout"),
        ("sum(range(3_000_000)); return 0", "timeout"),
        ("spaces[:] = [10**9] * 5; return 4", "invalid_output"),
    ],
)
def test_what_a_rule_does_wrong_costs_the_whole_instance(sandbox: Sandbox, body: str, status: str) -> None:
    result = score(sandbox, f"def algorithm(item, spaces):\n    {body}\n")
    assert result.scores == (0.0,)
    assert result.verdict[0] == status
    assert result.cpu_seconds < 3


def test_the_bundled_seed_is_first_fit(sandbox: Sandbox) -> None:
    text = Path(load_task("online_bin_packing").folder / "seed.py").read_text()
    problem = draw_instances(load_task("online_bin_packing"), "val", 1)[0].instance
    assert score(sandbox, text).scores[0] == task.score(problem, bins(problem.hidden, first_fit))
