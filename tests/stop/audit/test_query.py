"""Events of several runs: which runs are meant, and one order for all of their events."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stop.audit.query import choose_runs, count_events, find_events, open_runs
from stop.errors import LedgerFault, UsageFault
from stop.ledger.events import EventFilter
from stop.ledger.ledger import Ledger
from stop.ledger.runs import LEDGER_NAME
from tests.stop.ledger.samples import CONTEXT, event

MANY = 30


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Three runs that were under way at the same time."""
    ledgers = [Ledger.create(tmp_path, f"r{number}", {"model": f"m{number % 2}"}) for number in range(3)]
    for turn in range(4):
        for number, ledger in enumerate(ledgers):
            ledger.record_events("g1", CONTEXT, [event(f"{turn} {number}")])
    for ledger in ledgers:
        ledger.close()
    return tmp_path


def test_runs_are_named_by_beginnings_each_once_or_all(runs: Path) -> None:
    assert choose_runs(runs, []) == ["r2"]
    assert choose_runs(runs, ["r1", "r0", "r1", "latest"]) == ["r1", "r0", "r2"]
    assert choose_runs(runs, [], everything=True) == ["r0", "r1", "r2"]
    with pytest.raises(UsageFault, match="not both"):
        choose_runs(runs, ["r1"], everything=True)
    with pytest.raises(UsageFault, match="stop run"):
        choose_runs(runs / "nowhere", [], everything=True)


def test_events_of_all_runs_come_in_the_order_of_time(runs: Path) -> None:
    with open_runs(runs, ["r2", "r0", "r1"]) as ledgers:
        recorded = [each.detail for each in find_events(ledgers, EventFilter())]
        assert recorded == [f"{turn} {number}" for turn in range(4) for number in range(3)]
        assert [each.detail for each in find_events(ledgers, EventFilter(), "newest", 2)] == recorded[::-1][
            2:
        ]
        assert [each.detail for each in find_events(ledgers, EventFilter(), "gravest")] == recorded[::-1]
        assert count_events(ledgers, EventFilter()) == 12


def test_runs_are_chosen_by_their_model(runs: Path) -> None:
    with open_runs(runs, ["r0", "r1", "r2"], ["m0"]) as ledgers:
        assert [ledger.run_id for ledger in ledgers] == ["r0", "r2"]
    with pytest.raises(UsageFault, match="m0, m1"), open_runs(runs, ["r0", "r1", "r2"], ["m7"]):
        pass


def test_a_damaged_run_is_a_fault_or_left_out_with_a_word(runs: Path) -> None:
    (runs / "r1" / LEDGER_NAME).write_bytes(b"rubbish" * 1000)
    with pytest.raises(LedgerFault, match="r1"), open_runs(runs, ["r0", "r1"]):
        pass
    words: list[str] = []
    with open_runs(runs, ["r0", "r1"], skipped=words.append) as ledgers:
        assert [ledger.run_id for ledger in ledgers] == ["r0"]
    assert len(words) == 1
    assert words[0].startswith("left out: ")


def test_more_runs_than_a_process_may_have_files_open(tmp_path: Path) -> None:
    for number in range(MANY):
        with Ledger.create(tmp_path, f"r{number}", {}) as ledger:
            ledger.record_events("g1", CONTEXT, [event()])
    script = (
        "import resource, sys; from stop.cli import run_command;"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, ({MANY}, resource.getrlimit(resource.RLIMIT_NOFILE)[1]));"
        "sys.exit(run_command(['audit', 'list', '--all', '--json']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "STOP_RUNS_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count('"seq": 1') == MANY
