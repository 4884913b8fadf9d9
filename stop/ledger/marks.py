"""Marks that auditors set on events. They stand beside the chain, and are set in finished and in running runs alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stop.errors import UsageFault
from stop.ledger.database import Database
from stop.ledger.records import Mark
from stop.ledger.rows import insert, query
from stop.ledger.runs import LEDGER_NAME, find_run


def set_marks(runs_dir: Path, run: str, marks: Sequence[Mark]) -> str:
    """Add marks to a run's ledger, all or none; the run's id.

    Not through `Ledger`: that would wait for a running process, and would anchor the chain anew, forged links with it.
    Raises `UsageFault` for an unknown run or event, `LedgerFault` for a ledger that cannot be written.
    """
    name = find_run(runs_dir, run)
    database = Database(runs_dir / name / LEDGER_NAME)
    try:
        with database.transaction():
            for mark in marks:
                if not database.execute("SELECT 1 FROM events WHERE seq = ?", (mark.seq,)):
                    raise UsageFault(f"run {name} has no event {mark.seq}; `stop audit list` shows them")
                insert(database, mark)
    finally:
        database.close()
    return name


def history(database: Database, seq: int) -> list[Mark]:
    """All marks of an event, oldest first: the last one counts."""
    return query(database, Mark, "WHERE seq = ? ORDER BY id", (seq,))


def current(database: Database) -> dict[int, Mark]:
    """The mark that counts of each event that has one."""
    return {mark.seq: mark for mark in query(database, Mark, "ORDER BY id")}
