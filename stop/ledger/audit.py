"""Audit events in the database: appended to the chain once each, and the whole chain verified."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from sandbox.policy.taxonomy import Event
from stop.ledger import chain
from stop.ledger.anchor import ANCHOR_NAME, read_anchors
from stop.ledger.database import Database
from stop.ledger.encoding import to_json
from stop.ledger.records import AuditEvent, EventContext, Verification, now
from stop.ledger.rows import insert

_MOST_FAULTS = 100

_COLUMNS = ", ".join(AuditEvent.__dataclass_fields__)


def start_counting(database: Database) -> None:
    """Begin to count occurrences, in memory and yet part of every transaction: a temporary table."""
    database.execute(
        "CREATE TEMP TABLE occurrences (scope, fingerprint, count, PRIMARY KEY (scope, fingerprint)) WITHOUT ROWID"
    )


def restart_counting(database: Database, scope: str) -> None:
    """Count the occurrences of one scope from the beginning again."""
    with database.transaction():
        database.execute("DELETE FROM temp.occurrences WHERE scope = ?", (scope,))


def begin_chain(database: Database, run: str) -> None:
    """Record the head of the empty chain."""
    with database.transaction():
        database.execute("INSERT INTO audit_head VALUES (1, 0, ?)", (chain.genesis(run),))


def head(database: Database) -> tuple[int, str]:
    """The last link's seq and hash; 0 and the genesis for an empty chain."""
    ((seq, digest),) = database.execute("SELECT seq, hash FROM audit_head")
    return seq, digest


def append(
    database: Database, run: str, scope: str, context: EventContext, events: Iterable[Event], origin: str
) -> list[AuditEvent]:
    """Chain the events that are not there yet, in one transaction, and return these.

    An event is the same one when its scope, context, `origin`, content and occurrence are the same.
    """
    recorded: list[AuditEvent] = []
    with database.transaction():
        seq, previous = head(database)
        time = now()
        for event in events:
            fingerprint = _fingerprint(origin, context, event)
            occurrence = _occurrence(database, scope, fingerprint)
            if _is_recorded(database, scope, fingerprint, occurrence):
                continue
            seq += 1
            content = (event.layer, event.technique, event.gravity, event.verdict, event.detail, event.line)
            fields = (
                *(seq, time, run, context.generation, context.program, context.role),
                *content,
                *(scope, fingerprint, occurrence),
            )
            link = AuditEvent(*fields, previous, chain.seal(previous, fields))
            insert(database, link)
            recorded.append(link)
            previous = link.hash
        if recorded:
            database.execute("UPDATE audit_head SET seq = ?, hash = ?", (seq, previous))
    return recorded


def verify(database: Database, folder: Path, kept: Path | None = None) -> Verification:
    """Walk the whole chain and re-hash every program. Raises `LedgerFault` where the file cannot be read at all.

    `kept` is a copy of the anchor file from elsewhere, which overrules the one in `folder`.
    """
    # The anchors are read before the snapshot is taken: a run that goes on meanwhile must not look truncated.
    anchors, anchor_faults = read_anchors(folder / ANCHOR_NAME)
    if kept is not None:
        elsewhere, more_faults = read_anchors(kept)
        anchors |= elsewhere
        anchor_faults += [f"the copy of {fault}" for fault in more_faults]
    with database.snapshot():
        ((run, status),) = database.execute("SELECT id, status FROM run")
        ((events,),) = database.execute("SELECT count(*) FROM events")
        anchored = max(read_anchors(folder / ANCHOR_NAME)[0], default=0)
        found = islice(_faults(database, folder, run, anchors), _MOST_FAULTS)
        faults = [*anchor_faults, *found]
        if status != "running" and anchored < events:
            faults.append(f"seq {chain.span(anchored + 1, events)}: appended after the run had ended")
        return Verification(events, head(database)[1], max(0, events - anchored), tuple(faults))


def _faults(database: Database, folder: Path, run: str, anchors: dict[int, str]) -> Iterator[str]:
    if run != folder.name:
        yield f"the ledger is that of run {run}, not {folder.name}"
    rows = database.stream(f"SELECT {_COLUMNS} FROM events ORDER BY seq")
    yield from chain.broken_links(rows, run, head(database), anchors)
    for sha, text in database.stream("SELECT sha, text FROM programs"):
        if hashlib.sha256(text).hexdigest() != sha:
            yield f"program {sha[:12]}: its text was changed"
    for table, _, _, _ in database.execute("PRAGMA foreign_key_check"):
        yield f"{table}: refers to a program that was removed"


def _fingerprint(origin: str, context: EventContext, event: Event) -> str:
    what = (event.layer, event.technique, event.gravity, event.verdict, event.detail, event.line)
    who = (origin, context.generation, context.program, context.role)
    return hashlib.sha256(to_json((who, what))).hexdigest()[:32]


def _occurrence(database: Database, scope: str, fingerprint: str) -> int:
    ((count,),) = database.execute(
        "INSERT INTO temp.occurrences VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count",
        (scope, fingerprint),
    )
    return int(count)


def _is_recorded(database: Database, scope: str, fingerprint: str, occurrence: int) -> bool:
    return bool(
        database.execute(
            "SELECT 1 FROM events WHERE scope = ? AND fingerprint = ? AND occurrence = ?",
            (scope, fingerprint, occurrence),
        )
    )
