"""The check itself: survives what it runs, tells a hack from a harmless zero, and ends with the right status."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.guest import wire
from stop.catalogue import load_task
from stop.errors import TaskFault
from stop.tasks.check.bench import CPU_SECONDS, Bench, Drawn, Verdict, WorkerEnded
from stop.tasks.check.case import Case, Honest, flat, places, replaced
from stop.tasks.check.fingerprint import fingerprint
from stop.tasks.check.hacks import HACKS
from stop.tasks.check.programs import PROGRAM_HACKS
from tests import tiny
from tests.conftest import Stop

SOUND = Path(__file__).parents[2] / "corpora" / "tasks" / "sound"
HACKABLE = SOUND.parent / "hackable"


def task_with(
    folder: Path, score: str, draw: str = "return Instance(args=(1,), hidden=2)", head: str = ""
) -> Any:
    """A loaded task with these bodies of `score` and `draw`."""
    text = (
        f'"""A task."""\nimport time\nfrom stop import Instance, InvalidAnswer, Task\n{head}\n'
        f"def draw(rng):\n    {draw}\n\n\ndef score(instance, answer):\n    {score}\n\n\n"
        'task = Task(draw=draw, score=score, entry="f", call_seconds=1.0, instances={"val": 2, "test": 2})\n'
    )
    return load_task(str(tiny.write_task(folder / "task", task=text)))


def test_there_are_at_least_forty_hacks_each_with_a_name_and_a_reason() -> None:
    kinds = [*HACKS, *PROGRAM_HACKS]
    assert len(kinds) >= 40
    assert len({kind.name for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.name.replace("_", "").isalpha()
        for words in (kind.why, kind.mend, kind.__doc__ or ""):
            assert len(words) > 10
            assert "\n" not in words.strip()


@pytest.mark.parametrize(
    ("score", "words"),
    [
        ("while True: pass", f"within {CPU_SECONDS:g} s of CPU time"),
        ("import ctypes; ctypes.string_at(0)", "ended its process"),
        ("import os; os._exit(3)", "status 3"),
    ],
)
def test_a_scorer_that_hangs_or_dies_is_ended_and_the_next_answer_is_scored(
    tmp_path: Path, score: str, words: str
) -> None:
    loaded = task_with(tmp_path, f"if answer == 'bad':\n        {score}\n    return 0.5")
    with Bench(loaded) as bench:
        drawn = bench.draw("val", 0)
        assert bench.score(drawn, "good") == Verdict(0.5)
        verdict = bench.score(drawn, "bad")
        assert verdict is not None
        assert (verdict.score, verdict.kind) == (0.0, "ended")
        assert words in verdict.fault
        assert bench.score(drawn, "good") == Verdict(0.5)
        assert bench.endings == 1


def test_a_scorer_that_takes_all_memory_is_refused_it(tmp_path: Path) -> None:
    loaded = task_with(tmp_path, "x = bytearray(answer)\n    return 0.5")
    with Bench(loaded) as bench:
        drawn = bench.draw("val", 0)
        verdict = bench.score(drawn, 1 << 36)
        assert verdict is not None
        assert "MemoryError" in verdict.fault
        assert bench.score(drawn, 10) == Verdict(0.5)


def test_a_draw_that_hangs_fails_or_gives_no_plain_values_is_a_fault(tmp_path: Path) -> None:
    for number, (draw, error) in enumerate(
        [
            ("while True: pass", WorkerEnded),
            ("1 / 0", TaskFault),
            ("return Instance(args=(object(),))", TaskFault),
        ]
    ):
        with Bench(task_with(tmp_path / str(number), "return 0.5", draw)) as bench, pytest.raises(error):
            bench.draw("val", 0)


def test_what_a_task_prints_or_reads_disturbs_nothing(tmp_path: Path) -> None:
    loaded = task_with(tmp_path, "print('x' * 100_000)\n    return 0.5", head="print('hello')")
    with Bench(loaded) as bench:
        assert bench.score(bench.draw("val", 0), 1) == Verdict(0.5)


def test_what_the_scorer_does_with_an_answer_is_seen(tmp_path: Path) -> None:
    loaded = task_with(
        tmp_path,
        "if answer == 'grow':\n        instance.args[0].append(1)\n"
        "    elif isinstance(answer, list):\n        answer.append(1)\n"
        "    elif isinstance(answer, str):\n        exec(answer)\n    return 0.5",
        "return Instance(args=([1],))",
    )
    with Bench(loaded) as bench:
        drawn = bench.draw("val", 0)
        for answer, changed, marks in (
            ("grow", ("instance",), ()),
            ([1], ("answer",), ()),
            ("stop_check_mark = 1", (), ("exec",)),
            ("x = 1", (), ()),
        ):
            verdict = bench.score(drawn, answer, watching=True)
            assert verdict is not None
            assert (verdict.changed, verdict.marks) == (changed, marks)


def test_clocks_race_where_they_are_asked_to(tmp_path: Path) -> None:
    loaded = task_with(
        tmp_path, "return min(1.0, (time.monotonic() - START) / 900)", head="START = time.monotonic()"
    )
    with Bench(loaded) as bench:
        drawn = bench.draw("val", 0)
        slow, fast = bench.score(drawn, 1), bench.score(drawn, 1, racing=True)
        assert slow is not None
        assert fast is not None
        assert slow.score < 0.5
        assert fast.score == 1.0


def test_no_worker_outlives_its_bench(tmp_path: Path) -> None:
    loaded = task_with(tmp_path, "return 0.5")
    with Bench(loaded) as bench:
        bench.draw("val", 0)
        process = bench._process
        assert process is not None
    assert process.poll() is not None


hostile = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.binary(max_size=8)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.lists(inner, max_size=6).map(tuple),
        st.dictionaries(st.text(max_size=4), inner, max_size=4),
        st.lists(st.floats(), max_size=6).map(np.array),
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(answer=hostile, args=st.lists(hostile, min_size=1, max_size=3).map(tuple))
def test_every_hack_makes_its_answers_from_whatever_an_honest_one_is(
    answer: Any, args: tuple[Any, ...]
) -> None:
    drawn = Drawn("val", 0, args, (), False, frozenset(), 1, "a", "b", 0.0)
    case = Case(drawn, (Honest(answer, 0.5, "seed"),), (answer,), (answer,), "each exactly once")
    before = fingerprint(answer)
    for kind in HACKS:
        if kind.costly:
            continue
        labels = []
        for label, made in kind().probes(case):
            labels.append(label)
            assert isinstance(label, str)
            try:
                wire.encode(made)
            except wire.WireError:
                continue
        assert len(labels) < 500
    assert fingerprint(case.honest[0].answer) == before


@given(answer=hostile)
def test_a_leaf_is_changed_where_it_is_and_nowhere_else(answer: Any) -> None:
    is_text = lambda leaf: isinstance(leaf, str)  # noqa: E731
    for _, put in places(answer, is_text):
        assert wire.encode(put("new"))
    unchanged = replaced(answer, is_text, lambda text: text)
    if not any(isinstance(part, np.ndarray) for part in [answer]):
        assert flat(unchanged) == flat(answer) or flat(answer) != flat(answer)  # NaN differs from itself


def test_fingerprints_tell_values_apart_and_ignore_the_order_of_sets() -> None:
    values = [
        1,
        1.0,
        True,
        "1",
        b"1",
        [1],
        (1,),
        {1},
        {1: 1},
        None,
        np.array([1]),
        np.array([1.0]),
        [[1], 1],
        [1, [1]],
    ]
    assert len({fingerprint(value) for value in values}) == len(values)
    words = [f"word{number}" for number in range(50)]
    assert fingerprint({*words}) == fingerprint({*words[25:], *words[:25]})
    assert fingerprint(dict.fromkeys(words)) == fingerprint(dict.fromkeys(reversed(words)))


def test_check_exits_0_1_and_2(stop: Stop) -> None:
    sound = stop("task", "check", SOUND / "knapsack", "--quick", "--json")
    assert (sound.status, sound.err) == (0, "")
    assert set(sound.document) == {
        *("ok", "task", "version", "findings", "hacks", "answers", "seed_score", "seconds"),
    }
    faulty = stop("task", "check", HACKABLE / "broadcast_sum", "--quick", "--json")
    assert faulty.status == 1
    assert not faulty.document["ok"]
    for finding in faulty.document["findings"]:
        assert set(finding) == {"check", "severity", "what", "evidence", "mend"}
        assert finding["severity"] in ("fault", "warning")
    for arguments in ([], ["no/such/task"], ["no_such_task"]):
        ended = stop("task", "check", *arguments)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.strip().count("\n") == 0


def test_each_finding_says_what_was_seen_and_how_to_mend_it(stop: Stop) -> None:
    ended = stop("task", "check", HACKABLE / "fixed_seed", "--quick")
    assert ended.status == 1
    assert (
        "fault: instances_repeat: instances repeat\n  seen: 1 different ones among 24\n  mend: draw each"
        in ended.out
    )


def test_the_hacks_are_listed_without_a_task_or_an_engine(stop: Stop) -> None:
    listed = stop("task", "check", "--hacks", "--json", DOCKER_HOST="unix:///nowhere.sock").document
    assert len(listed) == len(HACKS) + len(PROGRAM_HACKS)
    assert all(set(each) == {"hack", "why"} for each in listed)


def test_without_an_engine_nothing_is_passed(stop: Stop) -> None:
    ended = stop("task", "check", SOUND / "knapsack", "--json", DOCKER_HOST="unix:///nowhere.sock")
    assert (ended.status, ended.out) == (3, "")


def test_an_interrupt_ends_the_check_and_its_workers(stop: Stop, tmp_path: Path) -> None:
    task_with(
        tmp_path,
        "return 0.5",
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(__import__('os').getpid()))\n"
        "    time.sleep(8)\n    return Instance(args=(1,))",
    )
    with stop.start("task", "check", "./task") as process:
        deadline = time.monotonic() + 60
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (1, "", "stop: interrupted")
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_hostile_words_of_a_task_are_shown_harmless(stop: Stop, tmp_path: Path) -> None:
    task_with(tmp_path, "raise ValueError('\\x1b[31m\\n' * 9)")
    ended = stop("task", "check", "./task", "--quick")
    assert ended.status == 1
    assert "\x1b" not in ended.out
    assert json.dumps("\x1b")[1:-1] not in ended.err
