"""Programs are written out as files, byte for byte, under names that no program can choose."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stop.errors import LedgerFault
from stop.ledger.ledger import Ledger
from stop.ledger.records import Generation, Interval
from stop.ledger.runs import LEDGER_NAME
from tests.stop.ledger.samples import CONTEXT, HOSTILE, event


def test_programs_are_written_byte_for_byte_and_once(ledger: Ledger, tmp_path: Path) -> None:
    shas = [ledger.record_program(HOSTILE, "improver", 2), ledger.record_program("pass\r\n", "solution", 3)]
    written = ledger.export_programs(tmp_path / "out")
    assert [path.name for path in written] == [
        f"2-improver-{shas[0][:12]}.py",
        f"3-solution-{shas[1][:12]}.py",
    ]
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in written] == shas
    assert ledger.export_programs(tmp_path / "out") == []
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_generation_writes_the_programs_out_and_anchors_the_chain(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "improver", 0)
    ledger.record_events("g1", CONTEXT, [event()])
    ledger.record_generation(Generation(1, sha, sha, sha, True, Interval(0.5, 0.4, 0.6, 5)))
    assert [path.name for path in (ledger.folder / "programs").iterdir()] == [f"0-improver-{sha[:12]}.py"]
    assert (ledger.folder / "audit.anchor").read_text().splitlines()[-1].startswith("1 ")


def test_a_failure_to_write_beside_the_ledger_is_a_warning_and_ends_no_run(
    ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    sha = ledger.record_program("pass", "improver", 0)
    (ledger.folder / "programs").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        ledger.record_generation(Generation(1, sha, sha, sha, True, Interval(0.5, 0.4, 0.6, 5)))
    assert "cannot write beside the ledger" in caplog.text
    assert len(ledger.generations()) == 1


def test_a_forged_sha_cannot_name_a_file_elsewhere(tmp_path: Path) -> None:
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        ledger.record_program("pass", "improver", 0)
        with closing(sqlite3.connect(tmp_path / "r1" / LEDGER_NAME)) as database, database:
            database.execute("UPDATE programs SET sha = '/../../escaped'")
        with pytest.raises(LedgerFault, match="forged"):
            ledger.export_programs(tmp_path / "out")
        with closing(sqlite3.connect(tmp_path / "r1" / LEDGER_NAME)) as database, database:
            database.execute("DELETE FROM programs")
