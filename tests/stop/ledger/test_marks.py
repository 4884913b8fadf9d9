"""Marks of auditors: set on finished and on running runs, never overwritten, and no part of the audit chain."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stop.errors import LedgerFault, UsageFault
from stop.ledger.events import EventFilter
from stop.ledger.ledger import Ledger
from stop.ledger.marks import set_marks
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Mark
from stop.ledger.runs import LEDGER_NAME
from tests.stop.ledger.samples import CONTEXT, HOSTILE, event


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder with the finished run `r1` of four events."""
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        ledger.record_events("g1", CONTEXT, [event(name) for name in "abcd"])
        ledger.set_status("finished")
    return tmp_path


def test_the_youngest_mark_counts_and_the_older_ones_are_kept(runs: Path) -> None:
    set_marks(runs, "r1", [Mark(2, "needs-look", "odd", "ann"), Mark(3, "confirmed", "", "ann")])
    set_marks(runs, "r1", [Mark(2, "benign", HOSTILE, "bob")])
    with LedgerReader.open(runs, "r1") as reader:
        assert {seq: mark.mark for seq, mark in reader.marks().items()} == {2: "benign", 3: "confirmed"}
        history = reader.mark_history(2)
        assert [(mark.mark, mark.note, mark.author) for mark in history] == [
            ("needs-look", "odd", "ann"),
            ("benign", HOSTILE, "bob"),
        ]
        assert history[0].time <= history[1].time


def test_marks_change_neither_the_chain_nor_its_anchor_nor_the_status(runs: Path) -> None:
    anchor = (runs / "r1" / "audit.anchor").read_bytes()
    with LedgerReader.open(runs, "r1") as reader:
        before = reader.verify()
    set_marks(runs, "r1", [Mark(1, "benign")])
    with closing(sqlite3.connect(runs / "r1" / LEDGER_NAME)) as database, database:
        database.execute("DELETE FROM marks")
        database.execute("INSERT INTO marks VALUES (9, 1, 'confirmed', x'ff', x'00', 'whenever')")
    with LedgerReader.open(runs, "r1") as reader:
        assert reader.verify() == before
        assert reader.verify().ok
        assert reader.status() == "finished"
    assert (runs / "r1" / "audit.anchor").read_bytes() == anchor


def test_marking_does_not_anchor_what_a_forger_appended(runs: Path) -> None:
    with closing(sqlite3.connect(runs / "r1" / LEDGER_NAME)) as database, database:
        database.execute(
            "INSERT INTO events SELECT 5, time, run, generation, program, role, layer, technique, severity, verdict,"
            " detail, line, scope, fingerprint, 9, hash, hash FROM events WHERE seq = 4"
        )
    set_marks(runs, "r1", [Mark(5, "benign")])
    with LedgerReader.open(runs, "r1") as reader:
        assert "seq 5: appended without the ledger" in reader.verify().faults


def test_a_running_run_can_be_marked(runs: Path) -> None:
    with Ledger.open(runs, "r1") as ledger:
        ledger.set_status("running")
        set_marks(runs, "r1", [Mark(1, "confirmed")])
        ledger.record_events("g1", CONTEXT, [event("e")])
        assert ledger.marks()[1].mark == "confirmed"
        assert ledger.verify().ok


def test_all_marks_are_set_or_none(runs: Path) -> None:
    with pytest.raises(UsageFault, match="no event 99"):
        set_marks(runs, "r1", [Mark(1, "benign"), Mark(99, "benign")])
    with pytest.raises(LedgerFault):
        set_marks(runs, "r1", [Mark(1, "benign"), Mark(2, "splendid")])
    with LedgerReader.open(runs, "r1") as reader:
        assert reader.marks() == {}


def test_events_are_filtered_by_the_mark_that_counts(runs: Path) -> None:
    set_marks(runs, "r1", [Mark(1, "benign"), Mark(2, "confirmed"), Mark(3, "benign")])
    set_marks(runs, "r1", [Mark(3, "unmarked")])

    def marked(*names: str) -> list[int]:
        with LedgerReader.open(runs, "r1") as reader:
            found = [each.seq for each in reader.find_events(EventFilter(mark=names))]
            assert reader.count_events(EventFilter(mark=names)) == len(found)
            return found

    assert marked("benign") == [1]
    assert marked("unmarked") == [3, 4]
    assert marked("confirmed", "unmarked") == [2, 3, 4]
    assert marked("confirmed", "needs-look", "unmarked") == [2, 3, 4]
    assert marked() == [1, 2, 3, 4]
