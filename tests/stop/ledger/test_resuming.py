"""A run goes on after a kill -9 with everything that was recorded, and records nothing twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stop.errors import LedgerFault
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.runs import list_runs
from tests.stop.ledger.samples import CONTEXT, evaluation, event, key, reply, request


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.stop.ledger.writer", str(tmp_path)]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def printed(process: subprocess.Popen[str], lines: int) -> list[int]:
    assert process.stdout is not None
    return [int(process.stdout.readline()) for _ in range(lines)]


def test_a_reply_is_there_after_kill_9_once_recording_it_returned(
    writer: subprocess.Popen[str], tmp_path: Path
) -> None:
    printed(writer, 50)
    writer.kill()
    assert writer.stdout is not None
    *complete, _torn = ["49", *writer.stdout.read().split("\n")]
    with LedgerReader.open(tmp_path, "r1") as reader:
        assert reader.status() == "stopped"
        before = len(reader.replies_by_seed())
    with Ledger.open(tmp_path, "r1") as ledger:
        for number in range(int(complete[-1]) + 1):
            asked = request(seed=number)
            assert ledger.recorded_reply(key(asked, occurrence=number)) == reply(f"reply {number}")
        recorded = len(ledger.replies_by_seed())
        assert recorded == before
        assert recorded - int(complete[-1]) in (
            1,
            2,
        )  # the last one may have been recorded and not yet printed
        assert (
            len(list(ledger.events())) == recorded
        )  # what was one transaction is there together or not at all
        assert ledger.verify().ok


def test_a_live_run_can_be_read_but_not_written_by_another_process(
    writer: subprocess.Popen[str], tmp_path: Path
) -> None:
    printed(writer, 1)
    with LedgerReader.open(tmp_path, "r1") as reader:
        seen = len(reader.replies_by_seed())
        assert seen >= 1
        with pytest.raises(LedgerFault, match=f"run r1 is in use by process {writer.pid}"):
            Ledger.open(tmp_path, "r1")
        printed(writer, seen + 5)
        assert len(reader.replies_by_seed()) > seen
        assert reader.verify().ok
        assert [run.status for run in list_runs(tmp_path)] == ["running"]
        with pytest.raises(LedgerFault, match="in use"):
            Ledger.open(tmp_path, "r1")


def test_listing_runs_does_not_keep_a_run_from_being_opened(tmp_path: Path) -> None:
    Ledger.create(tmp_path, "r1", {}).close()
    with ThreadPoolExecutor(4) as pool:
        listings = [pool.submit(list_runs, tmp_path) for _ in range(100)]
        for _ in range(10):
            Ledger.open(tmp_path, "r1").close()
        assert {listing.result()[0].status for listing in listings} <= {"running", "stopped"}


def test_a_closed_run_can_be_opened_again_and_closed_twice(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path, "r1", {})
    ledger.close()
    ledger.close()
    Ledger.open(tmp_path, "r1").close()


def test_eight_threads_record_at_once_and_nothing_is_lost(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "solution", 0)

    def work(thread: int) -> None:
        for number in range(25):
            asked = request(seed=number)
            call = key(asked, f"thread {thread}", number)
            ledger.record_reply(call, asked, reply(f"{thread} {number}"), model="m")
            assert ledger.recorded_reply(call) == reply(f"{thread} {number}")
            with ledger.transaction():
                own = evaluation(sha, instances=f"{thread} {number}")
                ledger.record_evaluation(own, "shared", CONTEXT, [event(f"{thread}"), event("same")])
            ledger.record_events("shared", CONTEXT, [event("same")])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert len(list(ledger.lm_calls())) == 200
    assert len(list(ledger.evaluations(sha))) == 200
    assert len(list(ledger.events())) == 600
    assert ledger.verify().ok


def test_events_met_again_by_a_re_executed_improver_run_are_not_recorded_twice(tmp_path: Path) -> None:
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        ledger.record_events("g1", CONTEXT, [event("a"), event("a"), event("b")])
    with Ledger.open(tmp_path, "r1") as ledger:
        assert ledger.record_events("g1", CONTEXT, [event("b"), event("a")]) == []
        new = ledger.record_events("g1", CONTEXT, [event("a"), event("a"), event("c")])
        assert [(one.detail, one.occurrence, one.seq) for one in new] == [("a", 3, 4), ("c", 1, 5)]
        assert ledger.verify().ok


def test_an_improver_run_restarted_in_the_same_process_records_its_events_once(ledger: Ledger) -> None:
    ledger.record_events("g1", CONTEXT, [event("a")])
    ledger.record_events("g2", CONTEXT, [event("a")])
    ledger.restart("g1")
    assert ledger.record_events("g1", CONTEXT, [event("a")]) == []
    assert len(ledger.record_events("g2", CONTEXT, [event("a")])) == 1


def test_events_of_a_later_evaluation_are_not_taken_for_those_of_a_memoised_one(tmp_path: Path) -> None:
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        sha = ledger.record_program("pass", "solution", 0)
        ledger.record_evaluation(evaluation(sha, instances="val"), "g1", CONTEXT, [event()])
    with Ledger.open(tmp_path, "r1") as ledger:
        ledger.record_evaluation(evaluation(sha, instances="test"), "g1", CONTEXT, [event()])
        assert len(list(ledger.events())) == 2


def test_events_of_a_failed_transaction_are_new_when_they_come_again(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), ledger.transaction():
        ledger.record_events("g1", CONTEXT, [event()])
        raise ZeroDivisionError
    (recorded,) = ledger.record_events("g1", CONTEXT, [event()])
    assert (recorded.seq, recorded.occurrence) == (1, 1)
