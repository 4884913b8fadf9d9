"""Tasks of many calls: what the program is asked, what is scored, and whose fault it is where it goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop import Reference
from stop.catalogue import LoadedTask, load_task
from stop.errors import TaskFault
from stop.evaluation import Result, evaluate
from stop.instances import draw_instances
from stop.turns import always
from tests import tiny

TASK = '''"""Guess a number from 0 to 63, told each time whether it is greater."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    return Instance(args=(), hidden=int(rng.integers(64)))


def turns(instance):
    last = None
    for number in range(1, 8):
        guess = yield (number, last)
        if type(guess) is not int:
            raise InvalidAnswer("the guess is no integer")
        if guess == instance.hidden:
            return number
        last = [guess, instance.hidden > guess]
    return 8


def score(instance, answer):
    return 1 - (answer - 1) / 7


task = Task(draw=draw, score=score, turns=turns, entry="guess", call_seconds=0.5, instances={"val": 4, "test": 4})
'''
BISECTION = """
low, high = 0, 63

def guess(number, last):
    global low, high
    if last is None:
        low, high = 0, 63
    elif last[1]:
        low = last[0] + 1
    else:
        high = last[0] - 1
    return (low + high) // 2
"""


def task_of(folder: Path, text: str = TASK) -> LoadedTask:
    return load_task(str(tiny.write_task(folder / "guess", task=text)))


def score(sandbox: Sandbox, task: LoadedTask, source: str) -> Result:
    return evaluate(sandbox, Policy.ENFORCE, task, draw_instances(task, "val", 1), source)


def test_a_program_that_uses_what_it_is_told_gets_there_and_one_that_does_not_scores_as_always_says(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    task = task_of(tmp_path)
    found = score(sandbox, task, BISECTION)
    assert found.verdict == ("ok", "")
    assert min(found.scores) > 0
    stubborn = score(sandbox, task, "def guess(number, last):\n    return 17\n")
    drawn = draw_instances(task, "val", 1)
    assert stubborn.scores == tuple(always(task, each.instance, 17).score for each in drawn)


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("def guess(number, last):\n    return 'x'\n", "invalid_output"),
        ("def guess(number, last):\n    return 1 // (3 - number)\n", "error"),
        ("def guess(number, last):\n    while number == 3: pass\n    return 99\n", "timeout"),
        ("import time\ndef guess(number, last):\n    time.sleep(0.45)\n    return 99\n", "timeout"),
    ],
)
def test_one_bad_turn_costs_the_whole_instance(
    sandbox: Sandbox, tmp_path: Path, source: str, status: str
) -> None:
    result = score(sandbox, task_of(tmp_path), source)
    assert (result.verdict[0], set(result.scores)) == (status, {0.0})


def test_a_game_that_raises_is_the_tasks_fault_and_on_record_and_one_that_yields_no_plain_data_ends_the_run(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    raising = task_of(tmp_path / "raising", TASK.replace("last = [guess,", "last = [guess / 0,"))
    result = score(sandbox, raising, "def guess(number, last):\n    return 99\n")
    assert set(result.scores) == {0.0}
    assert "scorer raised ZeroDivisionError" in result.verdict[1]
    odd = task_of(tmp_path / "odd", TASK.replace("yield (number, last)", "yield (number, object())"))
    with pytest.raises(TaskFault, match="no sandbox takes"):
        score(sandbox, odd, BISECTION)


@pytest.mark.parametrize(("value", "source"), [(1.1, "x"), (-0.1, "x"), (float("nan"), "x"), (0.5, " ")])
def test_a_reference_needs_a_score_in_range_and_a_source(value: float, source: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        Reference(value, source)
