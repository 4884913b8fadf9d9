"""The hash chain over audit events: how a link is sealed, and how a broken chain shows.

A link's hash is the SHA-256 of the compact JSON array [previous hash, seq, time, run, generation, program, role,
layer, technique, severity, verdict, detail, line, scope, fingerprint, occurrence] as UTF-8 (lone surrogates passed
through). The first link's previous hash is `genesis(run)`. Anyone can recompute it from an exported log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stop.ledger.encoding import decode, to_json

DETAIL, PREVIOUS, HASH = 10, 15, 16
"""Positions of the columns `detail`, `previous` and `hash` in a row of events."""


def genesis(run: str) -> str:
    """What the first event of a run is chained to, so that no chain fits another run."""
    return hashlib.sha256(to_json(["stop audit chain", run])).hexdigest()


def seal(previous: str, fields: Sequence[Any]) -> str:
    """The hash, in hex, of a link with these fields (`seq` to `occurrence`, in the order of the columns)."""
    return hashlib.sha256(to_json((previous, *fields))).hexdigest()


def broken_links(
    rows: Iterable[Sequence[Any]], run: str, head: tuple[int, str], anchors: Mapping[int, str]
) -> Iterator[str]:
    """Walk a chain and yield one line for each fault.

    `rows` are the rows of events by `seq`, `detail` as bytes; `head` is the last seq and hash as recorded beside
    the chain; `anchors` are hashes by seq as noted outside the database, 0 standing for the genesis. Past the first
    anchor that contradicts the chain all others do, so that only the first is a fault.
    """
    seq, last = 0, genesis(run)
    confirmed: int | None = 0
    if anchors.get(0, last) != last:
        yield "audit.anchor: belongs to another run"
    for row in rows:
        if row[0] <= seq:
            yield f"seq {row[0]}: inserted"
        elif row[0] > seq + 1:
            yield f"seq {span(seq + 1, row[0] - 1)}: removed"
        elif row[PREVIOUS] != last:
            yield f"seq {row[0]}: does not follow seq {seq}: an event was edited, reordered, inserted or removed"
        if not _sealed(row):
            yield f"seq {row[0]}: edited"
        seq, last = row[0], row[HASH]
        if confirmed is not None and seq > confirmed and seq in anchors:
            if anchors[seq] == last:
                confirmed = seq
            else:
                where = span(confirmed + 1, seq)
                yield f"seq {where}: anchor mismatch: one of these was rewritten, and the chain recomputed"
                confirmed = None
    yield from _wrong_end(seq, last, head)
    anchored = max(anchors, default=0)
    if anchored > max(seq, head[0]):
        yield f"seq {span(seq + 1, anchored)}: truncated: audit.anchor knows more events than the ledger"


def _wrong_end(seq: int, last: str, head: tuple[int, str]) -> Iterator[str]:
    if seq < head[0]:
        yield f"seq {span(seq + 1, head[0])}: truncated"
    elif seq > head[0]:
        yield f"seq {span(head[0] + 1, seq)}: appended without the ledger"
    elif last != head[1]:
        yield f"seq {seq}: is not the recorded head: the end of the chain was rewritten"


def _sealed(row: Sequence[Any]) -> bool:
    try:
        fields = (*row[:DETAIL], decode(row[DETAIL]), *row[DETAIL + 1 : PREVIOUS])
        return bool(seal(row[PREVIOUS], fields) == row[HASH])
    except (TypeError, ValueError, AttributeError):  # a column of a type that the ledger never writes
        return False


def span(first: int, last: int) -> str:
    """`first to last`, or the one number."""
    return str(first) if first == last else f"{first} to {last}"
