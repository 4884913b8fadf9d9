"""One SQLite file: opened safely, shared by the threads of a process, every fault of it a `LedgerFault`."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from stop.errors import LedgerFault
from stop.ledger import schema

Row = tuple[Any, ...]

_SETTINGS = (
    "PRAGMA synchronous = FULL",  # in WAL mode: a commit is on the disk before it returns
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",  # the file may come from elsewhere
    "PRAGMA temp_store = MEMORY",
)


class Database:
    """One connection behind a lock: a commit takes a third of a millisecond, less than threads would gain.

    Methods are thread-safe and raise `LedgerFault` for whatever SQLite refuses.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._read_only = read_only
        with self._faults():
            self._connection = _connect(path, read_only)
            try:
                self._check_version()
            except BaseException:
                self._connection.close()
                raise

    @staticmethod
    def create(path: Path) -> None:
        """Make an empty ledger of the present version; complete on disk when this returns."""
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            schema.migrate(connection)
        finally:
            connection.close()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Run one statement and return all of its rows."""
        with self._lock, self._faults():
            return self._connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of one statement, one by one. Other threads wait until the last one is taken."""
        with self._lock, self._faults():
            yield from self._connection.execute(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside happen, durably, or none does. Nested ones are savepoints of the outermost."""
        nested = ("SAVEPOINT inner", "RELEASE inner", "ROLLBACK TO inner")
        with self._lock:
            inside = self._connection.in_transaction
            begin, commit, undo = nested if inside else ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
            self.execute(begin)
            try:
                yield
                self.execute(commit)
            except BaseException:
                if (
                    self._connection.in_transaction
                ):  # some failures, such as a full disk, have rolled back already
                    self._connection.execute(undo)
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see one state, whatever a writing process does meanwhile."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self.execute("BEGIN")
            try:
                yield
            finally:
                self.execute("ROLLBACK")

    @contextmanager
    def settled(self) -> Iterator[bool]:
        """Keep other threads from writing; True where this thread has no transaction open, so all is committed."""
        with self._lock:
            yield not self._connection.in_transaction

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        with self._lock:
            self._connection.close()

    def _check_version(self) -> None:
        found, known = schema.version(self._connection), len(schema.MIGRATIONS)
        if found is None:
            raise LedgerFault(f"{self.path} is not a ledger of stop: name another run")
        if found > known:
            raise LedgerFault(
                f"{self.path} was written by a newer stop (schema {found}, not {known}): upgrade stop"
            )
        if found < known and self._read_only:
            self._upgrade_for_reading(found)
        elif found < known:
            schema.migrate(self._connection)

    def _upgrade_for_reading(self, found: int) -> None:
        """Readers too bring an older ledger up to date, so that every command works on every run."""
        try:
            Database(self.path).close()
        except LedgerFault as fault:
            raise LedgerFault(
                f"{self.path} has the older schema {found} and cannot be upgraded here: "
                "copy the run's folder to where you may write"
            ) from fault

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "readonly" in str(error):
                raise LedgerFault(f"{self.path} is open for reading only") from error
            raise LedgerFault(f"{self.path} cannot be used: {error}") from error
        except sqlite3.IntegrityError as error:
            raise LedgerFault(f"{self.path} contradicts what is to be recorded: {error}") from error
        except sqlite3.DatabaseError as error:
            raise LedgerFault(f"{self.path} is damaged or not a ledger: {error}") from error
        except (UnicodeError, OverflowError) as error:
            raise LedgerFault(f"{self.path} cannot hold this name or number: {error}") from error


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < (3, 37):
        raise LedgerFault(
            f"the ledger needs SQLite 3.37, this Python has {sqlite3.sqlite_version}: use a newer one"
        )
    location = path.absolute().as_uri()
    if not read_only:
        return _attempt(f"{location}?mode=rw")
    try:
        return _attempt(f"{location}?mode=ro")
    except sqlite3.OperationalError:
        # WAL needs its two side files. Where they neither exist nor can be made (a read-only disk), nobody is
        # writing, and without a log to recover the file alone is the whole ledger.
        log = path.with_name(path.name + "-wal")
        if not path.exists() or (log.exists() and log.stat().st_size):
            raise
        return _attempt(f"{location}?immutable=1")


def _attempt(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute(
            "SELECT count(*) FROM sqlite_schema"
        ).fetchone()  # the first real access to the file
    except BaseException:
        connection.close()
        raise
    return connection
