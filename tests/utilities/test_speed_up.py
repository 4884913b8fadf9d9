"""Speed-up: only less CPU time with the same results earns anything, however it is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop import Instance, InvalidAnswer
from stop.catalogue import LoadedTask, load_task
from stop.errors import TaskFault
from stop.evaluation import Result, evaluate
from stop.instances import draw_instances
from tests import tiny
from utilities.speed_up.task import active_users, task

ORIGINAL = load_task("speed_up").seed_text
SLICES = """
from bisect import bisect_right
def algorithm(times, users, window):
    return [len(set(users[bisect_right(times, t - window):bisect_right(times, t)])) for t in times]
"""


def test_the_hidden_counts_are_those_of_the_original() -> None:
    namespace: dict[str, Any] = {}
    exec(ORIGINAL, namespace)  # a text of our own, not a generated one
    for seed in range(3):
        instance = task.draw(np.random.default_rng(seed))
        assert namespace["algorithm"](*instance.args) == instance.hidden


def test_counts_of_a_small_log() -> None:
    assert active_users([0, 0, 3, 5, 9], [1, 2, 1, 3, 1], 4) == [2, 2, 2, 2, 1]


def test_another_result_is_no_answer() -> None:
    instance = task.draw(np.random.default_rng(0))
    assert task.score(instance, instance.hidden) == 1
    for wrong in ([*instance.hidden[:-1], instance.hidden[-1] + 1], instance.hidden[:-1], [61] * 1000, None):
        with pytest.raises(InvalidAnswer):
            task.score(Instance(args=instance.args, hidden=instance.hidden), wrong)


def test_the_factor_grows_with_speed_from_0_to_1() -> None:
    assert task.timed is not None
    factors = [task.timed(speed_up) for speed_up in (1e-9, 0.5, 1, 2, 10, 100, 1e9)]
    assert factors == sorted(factors)
    assert factors[0] == pytest.approx(0, abs=1e-6)
    assert factors[2] == pytest.approx(0.15, abs=0.001)
    assert factors[-2:] == [1, 1]


def score(sandbox: Sandbox, source: str, loaded: LoadedTask | None = None) -> Result:
    loaded = loaded or load_task("speed_up")
    return evaluate(sandbox, Policy.OBSERVE, loaded, draw_instances(loaded, "val", 1)[:2], source)


def test_the_original_itself_and_ways_to_hide_its_time_all_score_as_the_original(sandbox: Sandbox) -> None:
    slow = ORIGINAL.replace("def algorithm", "def slow")
    ways = {
        "original": ORIGINAL,
        "sleeps": slow + "import time\ndef algorithm(*a):\n    time.sleep(0.1)\n    return slow(*a)\n",
        "works in a thread": slow
        + "import threading\ndef algorithm(*a):\n    found = []\n"
        + "    thread = threading.Thread(target=lambda: found.extend(slow(*a)))\n"
        + "    thread.start()\n    thread.join()\n    return found\n",
        "keeps results": slow
        + "kept = {}\ndef algorithm(times, users, window):\n    key = (tuple(times), tuple(users), window)\n"
        + "    if key not in kept: kept[key] = slow(times, users, window)\n    return kept[key]\n",
        "turns the clock back": slow
        + "import time\ndef algorithm(*a):\n    time.process_time = time.time = lambda: 0.0\n    return slow(*a)\n",
    }
    for way, source in ways.items():
        assert score(sandbox, source).interval.mean == pytest.approx(0.15, abs=0.02), way


def test_faster_is_better_and_work_done_beforehand_is_not_free(sandbox: Sandbox) -> None:
    fast = score(sandbox, SLICES)
    assert fast.verdict == ("ok", "")
    assert 0.35 < fast.interval.mean < 0.9
    beforehand = "for _ in range(3_000_000): pass\n" + SLICES
    assert score(sandbox, beforehand).interval.mean < fast.interval.mean - 0.15


def test_work_put_off_until_after_the_answer_is_charged_to_the_next_call(sandbox: Sandbox) -> None:
    later = "import threading\n" + SLICES.replace(
        "    return",
        "    threading.Thread(target=lambda: sum(range(20_000_000)), daemon=True).start()\n    return",
    )
    plain, deferred = score(sandbox, SLICES), score(sandbox, later)
    assert deferred.scores[1] < plain.scores[1] - 0.1


def test_one_wrong_result_costs_the_speed_of_all(sandbox: Sandbox) -> None:
    source = (
        SLICES.replace("    return [", "    global calls\n    calls += 1\n    return [calls > 1 and ")
        + "calls = 0\n"
    )
    result = score(sandbox, source)
    assert result.scores == (0.0, 0.0)
    assert result.verdict[0] == "invalid_output"


def test_a_timed_task_whose_seed_solution_fails_is_at_fault_itself(sandbox: Sandbox, tmp_path: Path) -> None:
    text = tiny.TASK.replace("call_seconds=0.5,", "call_seconds=0.5, timed=lambda speed_up: 0.5,")
    broken = load_task(str(tiny.write_task(tmp_path / "broken", task=text)))
    with pytest.raises(TaskFault, match="seed solution"):
        score(sandbox, tiny.PERFECT, broken)
    sound = load_task(str(tiny.write_task(tmp_path / "sound", task=text, seed=tiny.PERFECT)))
    assert score(sandbox, tiny.PERFECT, sound).scores == (0.5, 0.5)
    wild = text.replace("speed_up: 0.5", "speed_up: 7.0")
    wild_task = load_task(str(tiny.write_task(tmp_path / "wild", task=wild, seed=tiny.PERFECT)))
    assert score(sandbox, tiny.PERFECT, wild_task).scores == (0.0, 0.0)
