"""Whatever a candidate does costs its own score, is on record, and harms nobody after it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sandbox.host.pool import Sandbox
from sandbox.program import Policy, Status
from stop.catalogue import LoadedTask, load_task
from stop.evaluation import Result, evaluate
from stop.instances import draw_instances
from tests import tiny


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> LoadedTask:
    return load_task(str(tiny.write_task(tmp_path_factory.mktemp("tasks") / "greatest")))


def score(sandbox: Sandbox, task: LoadedTask, source: str, policy: Policy = Policy.OBSERVE) -> Result:
    return evaluate(sandbox, policy, task, draw_instances(task, "val", 1), source)


def body(*lines: str) -> str:
    return "\n    ".join(["def greatest(numbers):", *lines])


HOSTILE = {
    "loops for ever": (body("while True: pass"), "timeout", "resource_exhaustion"),
    "sleeps": ("import time\n" + body("time.sleep(3600)"), "timeout", "resource_exhaustion"),
    "forks": ("import os\n" + body("os.fork()", "return 0.5"), "error", "process_spawn"),
    "eats memory": (body("return bytearray(1 << 40)"), "memory", "resource_exhaustion"),
    "floods standard output": (body("while True: print('x' * 1000)"), "killed", "flood"),
    "returns NaN": (body("return float('nan')"), "invalid_output", "malformed_result"),
    "returns a wrong shape": (
        "import numpy\n" + body("return numpy.ones((3, 3))"),
        "invalid_output",
        "malformed_result",
    ),
    "returns a hostile object": (
        "class Score(float):\n    def __le__(self, other): return True\n    __ge__ = __rsub__ = __abs__ = __le__\n"
        + body("return Score(1)"),
        "invalid_output",
        "malformed_result",
    ),
    "returns itself": (body("return greatest"), "invalid_output", "malformed_result"),
    "returns nothing": (body("pass"), "invalid_output", "malformed_result"),
    "raises": (body("raise RuntimeError('\\x1b[2J')"), "error", None),
    "raises something odd": ("class Odd(BaseException):\n    __str__ = None\n" + body("raise Odd"), "error", None),
    "recurses for ever": (body("return greatest(numbers)"), "error", None),
    "exits": ("import sys\n" + body("sys.exit(0)"), "error", None),
    "exits at once": ("import os\n" + body("os._exit(0)"), "killed", None),
    "loops at its top level": ("while True: pass\n" + tiny.PERFECT, "timeout", "resource_exhaustion"),
    "has no such function": ("def smallest(numbers): return 0.0", "error", None),
    "wants other arguments": ("def greatest(): return 0.5", "error", None),
    "is no Python": ("Sure! Here is the program:", "error", None),
    "needs a missing library": ("import torch\n" + tiny.PERFECT, "error", None),
    "reads files": (body("return float(len(open('/etc/passwd').read()) > 0)"), "error", "file_access"),
    "asks the network": (
        "import socket\n" + body("socket.create_connection(('127.0.0.1', 80))", "return 1.0"),
        "error",
        "network",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_candidate_gets_its_status_and_event_and_the_next_one_is_unharmed(
    sandbox: Sandbox, task: LoadedTask, name: str
) -> None:
    source, status, technique = HOSTILE[name]
    result = score(sandbox, task, source)
    assert (result.verdict[0], result.scores) == (status, (0.0, 0.0, 0.0)), result.verdict
    assert result.verdict[1].startswith("3 of 3 calls failed, as in: ")
    assert technique is None or technique in {event.technique for event in result.events}
    after = score(sandbox, task, tiny.PERFECT)
    assert (after.verdict[0], after.scores, after.events) == ("ok", (1.0, 1.0, 1.0), ())


def test_a_program_has_only_so_many_words_for_the_record(sandbox: Sandbox, task: LoadedTask) -> None:
    for lines in (
        ["raise RuntimeError('\\x1b[2J' * 1_000_000)"],
        ["open('/' + 'x' * 100_000)"],
        ["open('/\\n' * 900)"],
    ):
        result = score(sandbox, task, body(*lines))
        assert result.verdict[0] == "error"
        assert "\n" not in result.verdict[1]
        assert len(result.verdict[1]) < 600
        assert all(len(event.detail) <= 500 for event in result.events)


def test_answers_that_leave_the_range_of_the_sandbox_never_leave_the_range_of_scores(
    sandbox: Sandbox, task: LoadedTask
) -> None:
    for answer in ("1e308 * 10", "-1.0", "10 ** 4000", "True", "'1'", "b'1'", "[0.5]", "1j", "{0.5}"):
        result = score(sandbox, task, body(f"return {answer}"))
        assert result.scores == (0.0, 0.0, 0.0)
        assert result.verdict[0] == Status.INVALID_OUTPUT


def test_rewriting_the_input_cheats_nobody(sandbox: Sandbox, task: LoadedTask) -> None:
    honest = score(sandbox, task, body("return 0.5"))
    cheat = score(sandbox, task, body("numbers[:] = [0.5] * 4", "return 0.5"))
    assert cheat.scores == honest.scores
    assert max(honest.scores) < 1


def test_each_call_gets_its_own_copy_even_of_what_an_earlier_one_kept(
    sandbox: Sandbox, task: LoadedTask
) -> None:
    source = "kept = []\n" + body(
        "kept.append(numbers)", "[each.clear() for each in kept[:-1]]", "return max(numbers)"
    )
    assert score(sandbox, task, source).scores == (1.0, 1.0, 1.0)


def test_only_the_calls_that_fail_cost_their_score(sandbox: Sandbox, task: LoadedTask) -> None:
    source = "calls = []\n" + body("calls.append(1)", "while len(calls) == 2: pass", "return max(numbers)")
    result = score(sandbox, task, source)
    assert result.scores == (1.0, 0.0, 1.0)
    assert result.verdict[0] == "timeout"
    assert result.verdict[1].startswith("1 of 3 calls failed")


def test_a_grave_finding_keeps_a_program_from_running_where_the_policy_is_enforced(
    sandbox: Sandbox, task: LoadedTask
) -> None:
    result = score(sandbox, task, "import os\n" + body("os.fork()", "return max(numbers)"), Policy.ENFORCE)
    assert (result.verdict[0], result.scores) == ("refused", (0.0, 0.0, 0.0))
    assert {(event.layer, event.technique, event.verdict) for event in result.events} == {
        ("static", "process_spawn", "refused")
    }


def test_global_state_and_randomness_repeat_from_evaluation_to_evaluation(
    sandbox: Sandbox, task: LoadedTask
) -> None:
    source = "import random\nimport numpy\nseen = []\n" + body(
        "seen.append(random.random())", "return (sum(seen) + numpy.random.rand() + hash('a') % 97) % 1.0"
    )
    first = score(sandbox, task, source)
    assert first.verdict[0] == "ok"
    assert len(set(first.scores)) == 3
    assert score(sandbox, task, source).scores == first.scores


BUSY = "while True: pass"


@pytest.fixture
def load() -> Iterator[None]:
    """Keeps both processors busy."""
    processes = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(2)]
    yield
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.usefixtures("load")
def test_scores_are_equal_alone_and_four_at_a_time_on_a_busy_machine(sandbox: Sandbox) -> None:
    task = load_task("maxcut")
    alone = evaluate(sandbox, Policy.ENFORCE, task, draw_instances(task, "val", 1), task.seed_text)
    assert alone.verdict[0] == "ok"

    def again(_number: int) -> tuple[float, ...]:
        return evaluate(sandbox, Policy.ENFORCE, task, draw_instances(task, "val", 1), task.seed_text).scores

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(again, range(8))) == {alone.scores}


def test_a_program_whose_every_call_must_be_ended_is_given_up_early(sandbox: Sandbox, tmp_path: Path) -> None:
    many = tiny.TASK.replace('"val": 3', '"val": 400').replace("call_seconds=0.5", "call_seconds=0.1")
    task = load_task(str(tiny.write_task(tmp_path / "many", task=many)))
    result = score(sandbox, task, body("while True: pass"))
    assert result.scores == (0.0,) * 400
    assert 5 * 0.08 < result.cpu_seconds < 5 * 0.2  # five calls were made, and no more are charged
    assert result.verdict[1].startswith("400 of 400 calls failed")
