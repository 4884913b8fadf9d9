"""The one protocol that every export format speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from stop.ledger.records import UNMARKED, AuditEvent, Mark, Program


@dataclass(frozen=True)
class Finding:
    """An event with the mark that counts, if it has one."""

    event: AuditEvent
    mark: Mark | None

    def as_json(self) -> dict[str, Any]:
        """The event's twelve fields, then `mark`, `note` and `author`."""
        mark = self.mark or Mark(self.event.seq, UNMARKED)
        return {**self.event.as_json(), "mark": mark.mark, "note": mark.note, "author": mark.author}


FINDING_FIELDS = tuple(
    Finding(AuditEvent(0, "", "", 0, "", "", "", "", "", "", "", 0, "", "", 0, "", ""), None).as_json()
)


@dataclass(frozen=True)
class RunFindings:
    """What is exported of one run. `findings` can be walked once.

    `program` looks a program up; `uri` is the address of a program's file, relative to where the export is put.
    """

    run: str
    model: str
    findings: Iterable[Finding]
    program: Callable[[str], Program | None]
    uri: Callable[[Program], str]


class Exporter(Protocol):
    """Turns findings into text, piece by piece, so that a million of them need little memory.

    Strings from programs are hostile: whatever opens the text must take them for text. The text is plain ASCII, or
    UTF-8 without control characters and without characters that reorder others.
    """

    def __call__(self, runs: Iterable[RunFindings]) -> Iterator[str]:
        """The document's pieces, in order."""
        ...
