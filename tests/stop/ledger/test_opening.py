"""Opening a ledger: whatever is wrong with the file is one clear line, and reading needs no permission to write."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stop.errors import LedgerFault, UsageFault
from stop.ledger import schema
from stop.ledger.database import Database
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.runs import LEDGER_NAME
from tests.stop.ledger.samples import CONTEXT, event

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a closed ledger with enough in it to fill several pages."""
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        for number in range(50):
            ledger.record_program(f"# {number}" * 1000, "solution", 0)
    return tmp_path / "r1" / LEDGER_NAME


def opening_fails(runs: Path, match: str) -> None:
    for kind in (Ledger, LedgerReader):
        with pytest.raises(LedgerFault, match=match) as caught, kind.open(runs, "r1") as ledger:
            list(ledger.programs())
        assert "\n" not in str(caught.value)


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


def test_a_torn_file_is_named_as_damaged(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)
    opening_fails(path.parents[1], "is damaged")


def test_a_file_that_is_no_database_is_named_as_damaged(path: Path) -> None:
    path.write_bytes(b"hello, this is a letter and no database" * 100)
    opening_fails(path.parents[1], "is damaged or not a ledger")


def test_an_overwritten_page_is_named_as_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 8] = b"\xff" * 8
    path.write_bytes(content)
    opening_fails(path.parents[1], "is damaged")


@pytest.mark.parametrize("statement", ["PRAGMA application_id = 7", "PRAGMA application_id = 0"])
def test_a_foreign_database_is_refused(path: Path, statement: str) -> None:
    change(path, statement)
    opening_fails(path.parents[1], "is not a ledger of stop")


def test_an_empty_file_is_refused(path: Path) -> None:
    path.write_bytes(b"")
    opening_fails(path.parents[1], "is not a ledger of stop")


def test_a_newer_schema_is_refused_with_the_advice_to_upgrade(path: Path) -> None:
    change(path, "PRAGMA user_version = 99")
    opening_fails(path.parents[1], "upgrade stop")


def test_a_ledger_without_its_run_is_refused(path: Path) -> None:
    change(path, "DELETE FROM run")
    opening_fails(path.parents[1], "holds 0 runs")


def test_a_refused_ledger_is_not_left_locked(path: Path) -> None:
    change(path, "PRAGMA user_version = 99")
    with pytest.raises(LedgerFault, match="upgrade stop"):
        Ledger.open(path.parents[1], "r1")
    change(path, f"PRAGMA user_version = {len(schema.MIGRATIONS)}")
    Ledger.open(path.parents[1], "r1").close()


@pytest.mark.parametrize("kind", [Ledger, LedgerReader])
def test_an_older_schema_is_upgraded_by_whoever_opens_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[LedgerReader]
) -> None:
    def add_a_table(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE notes (text TEXT) STRICT")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, add_a_table])
    with kind.open(path.parents[1], "r1") as ledger:
        assert len(list(ledger.programs())) == 50
        assert ledger.verify().ok
    change(path, "INSERT INTO notes VALUES ('there')")


def test_an_older_schema_that_may_not_be_upgraded_is_explained(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, cannot])
    with pytest.raises(LedgerFault, match=r"older schema .* copy the run's folder"):
        LedgerReader.open(path.parents[1], "r1")


def test_the_ledger_of_an_earlier_release_keeps_its_events_and_gains_marks(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        with Ledger.create(tmp_path, "r1", {}) as ledger:
            ledger.record_events("g1", CONTEXT, [event("a"), event("b")])
    with LedgerReader.open(tmp_path, "r1") as reader:
        assert [each.detail for each in reader.events()] == ["a", "b"]
        assert reader.marks() == {}
        assert reader.verify().ok


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_half_way(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE events")
        raise sqlite3.OperationalError("no space")

    with monkeypatch.context() as patched, pytest.raises(LedgerFault, match="no space"):
        patched.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, fail_half_way])
        Ledger.open(path.parents[1], "r1")
    with Ledger.open(path.parents[1], "r1") as ledger:
        assert list(ledger.events()) == []


def test_a_run_appears_complete_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Ledger.create(tmp_path, "r1", {"not JSON": object()})
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_taken_is_refused_and_the_run_left_alone(path: Path) -> None:
    with pytest.raises(UsageFault, match="exists"):
        Ledger.create(path.parents[1], "r1", {"other": 1})
    with LedgerReader.open(path.parents[1], "r1") as reader:
        assert reader.run().config == {}
    assert [folder.name for folder in path.parents[1].iterdir()] == ["r1"]


@pytest.mark.parametrize("run", ["../r1", "a/b", "", ".hidden", "a\nb", "latest", "a" * 300])
def test_an_id_that_is_no_plain_name_is_refused(tmp_path: Path, run: str) -> None:
    with pytest.raises(UsageFault, match="cannot name a run"):
        Ledger.create(tmp_path, run, {})


def test_a_folder_that_cannot_hold_runs_is_the_users_fault(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file")
    with pytest.raises(UsageFault, match="--runs-dir"):
        Ledger.create(tmp_path / "runs", "r1", {})


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that users other than this one may read; pytest's own are private."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def _read_without_permission_to_write(runs: Path) -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    assert not os.access(runs / "r1", os.W_OK, effective_ids=True)
    with LedgerReader.open(runs, "r1") as reader:
        assert len(list(reader.events())) == 1
        assert reader.verify().ok
    try:
        Ledger.open(runs, "r1")
    except LedgerFault as fault:
        assert "cannot be written" in str(fault)
    else:
        raise AssertionError("opened for writing")


@pytest.mark.parametrize("live", [False, True])
def test_a_ledger_on_a_read_only_folder_can_be_read(public_folder: Path, live: bool) -> None:
    ledger = Ledger.create(public_folder, "r1", {})
    ledger.record_events("g1", CONTEXT, [event()])
    if not live:
        ledger.close()
    (public_folder / "r1").chmod(0o555)
    try:
        reading = multiprocessing.get_context("fork").Process(
            target=_read_without_permission_to_write, args=(public_folder,)
        )
        reading.start()
        reading.join()
        assert reading.exitcode == 0
    finally:
        (public_folder / "r1").chmod(0o755)
        ledger.close()


def test_a_commit_waits_for_the_disk(path: Path) -> None:
    database = Database(path)
    full = [(2,)]
    assert database.execute("PRAGMA synchronous") == full
    assert database.execute("PRAGMA journal_mode") == [("wal",)]
    database.close()
