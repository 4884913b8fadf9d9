"""Events as an auditor asks for them: by any of their properties, newest or gravest first, counted by program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sandbox.policy.taxonomy import Severity
from stop.ledger.database import Database, Row
from stop.ledger.records import UNMARKED, AuditEvent
from stop.ledger.rows import query

Order = Literal["recorded", "newest", "gravest"]

PAGE = 1000
_GRAVEST_FIRST = tuple(str(severity) for severity in reversed(Severity))
# The bare columns beside max() are those of the row that it found (sqlite.org/lang_select.html, section 2.4).
_CURRENT_MARKS = "(SELECT seq, mark, max(id) FROM marks GROUP BY seq)"


@dataclass(frozen=True)
class EventFilter:
    """Which events: those that fit every condition that is set, and one value of each.

    `program` is the beginning of a SHA-256; `since` a time as the ledger writes it (UTC, ISO 8601). `mark` names
    current marks, `unmarked` among them.
    """

    generation: tuple[int, ...] = ()
    program: str = ""
    role: tuple[str, ...] = ()
    technique: tuple[str, ...] = ()
    layer: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    since: str = ""

    def sql(self) -> tuple[str, list[object]]:
        """The condition as SQL, and its parameters."""
        conditions, parameters = ["1"], list[object]()
        for column in ("generation", "role", "technique", "layer", "severity", "verdict"):
            values = getattr(self, column)
            if values:
                conditions.append(f"{column} IN ({_places(values)})")
                parameters += values
        if self.program:
            conditions.append("substr(program, 1, ?) = ?")
            parameters += [len(self.program), self.program]
        if self.since:
            conditions.append("time >= ?")
            parameters.append(self.since)
        if self.mark:
            # Marks are few and events many: where `unmarked` is asked for, name the marks that are not.
            kind = "NOT IN" if UNMARKED in self.mark else "IN"
            marked = f"SELECT seq FROM {_CURRENT_MARKS} WHERE mark {kind} ({_places(self.mark)})"
            conditions.append(f"seq {kind} ({marked})")
            parameters += self.mark
        return " AND ".join(conditions), parameters


def find(
    database: Database, which: EventFilter, order: Order = "recorded", skip: int = 0, size: int = PAGE
) -> Iterator[AuditEvent]:
    """The events that fit, but for the first `skip`; read in pages of `size`, so that writers get a turn.

    `gravest` is newest first within each severity, and begins with severities that the ledger never writes.
    """
    condition, parameters = which.sql()
    if order != "gravest":
        return _walk(database, condition, parameters, order, skip, size)
    return _walk_gravest(database, condition, parameters, skip, size)


def count(database: Database, which: EventFilter) -> int:
    """How many events fit."""
    condition, parameters = which.sql()
    ((number,),) = database.execute(f"SELECT count(*) FROM events WHERE {condition}", parameters)
    return int(number)


def count_by_program(database: Database, which: EventFilter) -> list[Row]:
    """(technique, program, number of events that fit) for each pair that occurs."""
    condition, parameters = which.sql()
    return database.execute(
        f"SELECT technique, program, count(*) FROM events WHERE {condition} GROUP BY technique, program",
        parameters,
    )


def generated_programs(database: Database) -> list[Row]:
    """(SHA-256, role, generation, time) of each program with a parent: those that an improver made."""
    return database.execute("SELECT sha, role, generation, created FROM programs WHERE parent IS NOT NULL")


def _walk_gravest(
    database: Database, condition: str, parameters: list[object], skip: int, size: int
) -> Iterator[AuditEvent]:
    levels = [(f"severity NOT IN ({_places(_GRAVEST_FIRST)})", _GRAVEST_FIRST)]
    levels += [("severity = ?", (severity,)) for severity in _GRAVEST_FIRST]
    for level, values in levels:
        both, all_values = f"{condition} AND {level}", [*parameters, *values]
        ((number,),) = database.execute(f"SELECT count(*) FROM events WHERE {both}", all_values)
        if number > skip:
            yield from _walk(database, both, all_values, "newest", skip, size)
        skip = max(0, skip - number)


def _walk(
    database: Database, condition: str, parameters: list[object], order: Order, skip: int, size: int
) -> Iterator[AuditEvent]:
    beyond, direction = ("seq > ?", "ASC") if order == "recorded" else ("seq < ?", "DESC")
    last: int | float = float("-inf") if order == "recorded" else float("inf")
    rest = f"WHERE {beyond} AND {condition} ORDER BY seq {direction} LIMIT ? OFFSET ?"
    while page := query(database, AuditEvent, rest, (last, *parameters, size, skip)):
        yield from page
        last, skip = page[-1].seq, 0


def _places(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))
