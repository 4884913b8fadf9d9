"""Records as table rows and back: the dataclass is the table's description, so no column is named twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from stop.errors import LedgerFault
from stop.ledger import records
from stop.ledger.database import Database, Row
from stop.ledger.encoding import Codec

Record = TypeVar("Record")
Where = Mapping[str, object]

TABLES: dict[type, str] = {
    records.RunRecord: "run",
    records.TaskText: "tasks",
    records.Program: "programs",
    records.LMCall: "lm_calls",
    records.Evaluation: "evaluations",
    records.UtilityCall: "utility_calls",
    records.Improvement: "improvements",
    records.Generation: "generations",
    records.Sample: "samples",
    records.AuditEvent: "events",
    records.Mark: "marks",
}


def _plan(kind: type) -> tuple[tuple[str, ...], tuple[tuple[int, Codec], ...], str]:
    """Column names, the codecs with their positions, and the statement that inserts a row."""
    declared = fields(kind)
    names = tuple(field.name for field in declared)
    codecs = tuple(
        (position, field.metadata["codec"])
        for position, field in enumerate(declared)
        if "codec" in field.metadata
    )
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    return names, codecs, f"INSERT INTO {TABLES[kind]} ({columns}) VALUES ({places})"


_PLANS = {kind: _plan(kind) for kind in TABLES}


def insert(database: Database, record: Any) -> None:
    """Write one record. Raises `LedgerFault` where one of its key is there already, or a value is not allowed."""
    names, codecs, statement = _PLANS[type(record)]
    values = [getattr(record, name) for name in names]
    for position, codec in codecs:
        values[position] = codec.to_column(values[position])
    database.execute(statement, values)


def select(database: Database, kind: type[Record], where: Where | None = None) -> list[Record]:
    """The records whose columns equal those of `where`, in the order they were written."""
    return [_record(kind, row) for row in _fetch(database, kind, -1, -1, where)]


def select_one(database: Database, kind: type[Record], where: Where) -> Record | None:
    """The first record whose columns equal those of `where`, or None."""
    return next((_record(kind, row) for row in _fetch(database, kind, -1, 1, where)), None)


def query(
    database: Database, kind: type[Record], rest: str, parameters: Sequence[object] = ()
) -> list[Record]:
    """The records of a SELECT that goes on with `rest`, which is the caller's SQL and never anybody's input."""
    return [_record(kind, row) for row in database.execute(f"{_selection(kind)} {rest}", parameters)]


def pages(
    database: Database, kind: type[Record], where: Where | None = None, *, after: int = -1, size: int = 1000
) -> Iterator[Record]:
    """As `select`, beginning beyond row number `after`, and page by page: little memory, and writers get a turn."""
    while rows := _fetch(database, kind, after, size, where):
        yield from (_record(kind, row) for row in rows)
        after = rows[-1][0]


def _fetch(database: Database, kind: type, after: int, limit: int, where: Where | None) -> list[Row]:
    equal = where or {}
    names = _PLANS[kind][0]
    if unknown := set(equal) - set(names):
        raise ValueError(f"{TABLES[kind]} have no column {', '.join(sorted(unknown))}")
    conditions = " AND ".join(["rowid > ?", *(f'"{name}" IS ?' for name in equal)])
    sql = f"{_selection(kind)} WHERE {conditions} ORDER BY rowid LIMIT ?"
    return database.execute(sql, (after, *equal.values(), limit))


def _selection(kind: type) -> str:
    """What every SELECT of records begins with."""
    columns = ", ".join(["rowid", *(f'"{name}"' for name in _PLANS[kind][0])])
    return f"SELECT {columns} FROM {TABLES[kind]}"


def _record(kind: type[Record], row: Row) -> Record:
    values = list(row[1:])
    try:
        for position, codec in _PLANS[kind][1]:
            values[position] = codec.from_column(values[position])
        return kind(*values)
    except (ValueError, TypeError, LookupError) as error:
        raise LedgerFault(f"the ledger is damaged: row {row[0]} of {TABLES[kind]} cannot be read") from error
