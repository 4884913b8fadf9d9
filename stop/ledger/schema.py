"""The tables, as a list of migrations: the n-th function turns a ledger of version n into one of version n + 1."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x53544F50
"""The bytes "STOP" in the file's header (SQLite's `application_id`): tells a ledger from other databases."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Version 1. Text that a program or model wrote is a BLOB, as it need not be valid Unicode.

    Small columns stand before large ones, so that sums need not read the texts.
    """
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)


_TABLES = """
CREATE TABLE run (
    id TEXT PRIMARY KEY, created TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'stopped', 'failed')),
    config BLOB NOT NULL, environment BLOB NOT NULL, summary BLOB NOT NULL
) STRICT;
CREATE TABLE tasks (
    name TEXT PRIMARY KEY, version TEXT NOT NULL, task BLOB NOT NULL, utility BLOB NOT NULL, seed BLOB NOT NULL
) STRICT;
CREATE TABLE programs (
    sha TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('improver', 'solution')),
    generation INTEGER NOT NULL, parent TEXT REFERENCES programs (sha), scope TEXT NOT NULL,
    created TEXT NOT NULL, text BLOB NOT NULL
) STRICT;
CREATE TABLE lm_calls (
    scope TEXT NOT NULL, digest TEXT NOT NULL, occurrence INTEGER NOT NULL, seed TEXT NOT NULL, model TEXT NOT NULL,
    completions INTEGER NOT NULL, prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL,
    usd REAL, seconds REAL NOT NULL, created TEXT NOT NULL, request BLOB NOT NULL, texts BLOB NOT NULL,
    UNIQUE (scope, digest, occurrence)
) STRICT;
CREATE TABLE evaluations (
    program TEXT NOT NULL REFERENCES programs (sha), task TEXT NOT NULL, split TEXT NOT NULL, instances TEXT NOT NULL,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1), status TEXT NOT NULL,
    cpu_seconds REAL NOT NULL, wall_seconds REAL NOT NULL, created TEXT NOT NULL,
    scores BLOB NOT NULL, detail BLOB NOT NULL,
    UNIQUE (program, task, split, instances)
) STRICT;
CREATE TABLE utility_calls (
    scope TEXT NOT NULL, program TEXT NOT NULL REFERENCES programs (sha), occurrence INTEGER NOT NULL,
    task TEXT NOT NULL, score REAL NOT NULL CHECK (score BETWEEN 0 AND 1), instances TEXT NOT NULL,
    created TEXT NOT NULL,
    UNIQUE (scope, program, occurrence)
) STRICT;
CREATE TABLE improvements (
    scope TEXT PRIMARY KEY, improver TEXT NOT NULL REFERENCES programs (sha),
    program TEXT NOT NULL REFERENCES programs (sha), solution TEXT REFERENCES programs (sha), status TEXT NOT NULL,
    calls INTEGER NOT NULL, completions INTEGER NOT NULL, utility_uses INTEGER NOT NULL,
    cpu_seconds REAL NOT NULL, wall_seconds REAL NOT NULL, created TEXT NOT NULL, detail BLOB NOT NULL
) STRICT;
CREATE TABLE generations (
    "index" INTEGER PRIMARY KEY, improver TEXT NOT NULL REFERENCES programs (sha),
    candidate TEXT REFERENCES programs (sha), parent TEXT REFERENCES programs (sha),
    accepted INTEGER NOT NULL, val BLOB NOT NULL, test BLOB, created TEXT NOT NULL
) STRICT;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY, time TEXT NOT NULL, run TEXT NOT NULL, generation INTEGER, program TEXT,
    role TEXT NOT NULL, layer TEXT NOT NULL, technique TEXT NOT NULL, severity TEXT NOT NULL, verdict TEXT NOT NULL,
    detail BLOB NOT NULL, line INTEGER, scope TEXT NOT NULL, fingerprint TEXT NOT NULL, occurrence INTEGER NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL,
    UNIQUE (scope, fingerprint, occurrence)
) STRICT;
CREATE INDEX events_by_technique ON events (technique);
CREATE TABLE audit_head (
    only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL
) STRICT"""


def add_marks(connection: sqlite3.Connection) -> None:
    """Version 2. What auditors think of events, outside the chain: the youngest mark of an event counts.

    The new index holds all that rates of attempts are counted from: over a million events, 0.4 s instead of 1.9 s.
    It also serves what the old one did.
    """
    connection.execute(
        "CREATE TABLE marks (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL,"
        " mark TEXT NOT NULL CHECK (mark IN ('confirmed', 'benign', 'needs-look', 'unmarked')),"
        " note BLOB NOT NULL, author BLOB NOT NULL, time TEXT NOT NULL) STRICT"
    )
    connection.execute("CREATE INDEX marks_by_event ON marks (seq)")
    connection.execute("DROP INDEX events_by_technique")
    connection.execute(
        "CREATE INDEX events_by_technique ON events (technique, program, severity, layer, verdict)"
    )


def add_samples(connection: sqlite3.Connection) -> None:
    """Version 3. What a probe's completions were judged to be."""
    connection.execute(
        "CREATE TABLE samples (scope TEXT NOT NULL, position INTEGER NOT NULL, arm TEXT NOT NULL, "
        "judgement TEXT NOT NULL, program TEXT REFERENCES programs (sha), line INTEGER, created TEXT NOT NULL, "
        "detail BLOB NOT NULL, UNIQUE (scope, position)) STRICT"
    )


MIGRATIONS: list[Callable[[sqlite3.Connection], None]] = [create_tables, add_marks, add_samples]


def version(connection: sqlite3.Connection) -> int | None:
    """The schema's version; None for a database that is no ledger."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number) if application == APPLICATION_ID else None


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty or older ledger to the present version, wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in MIGRATIONS[version(connection) or 0 :]:
            migration(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
