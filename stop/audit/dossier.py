"""All that is known about one event: the evidence an auditor judges it by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.policy.taxonomy import TECHNIQUES, Layer, TechniqueEntry
from stop.audit.lineage import Step, trace
from stop.errors import UsageFault
from stop.ledger.events import EventFilter
from stop.ledger.reader import LedgerReader
from stop.ledger.records import AuditEvent, Evaluation, Mark, Program


@dataclass(frozen=True)
class Dossier:
    """An event, its program and where that came from, what else was seen of it, its scores and the event's marks.

    `entry` is the technique's definition, None for a technique that only a forger can have written; `marks` are
    oldest first, and the last one counts.
    """

    event: AuditEvent
    entry: TechniqueEntry | None
    program: Program | None
    lineage: tuple[Step, ...]
    others: tuple[AuditEvent, ...]
    evaluations: tuple[Evaluation, ...]
    marks: tuple[Mark, ...]

    @property
    def believed(self) -> bool:
        """Whether the layer that saw it stands outside the program's reach."""
        return self.event.layer in [layer for layer in Layer if layer.verified]

    def seen_by(self) -> dict[str, int]:
        """How many events of this program each layer reported, this one among them."""
        layers = [event.layer for event in (self.event, *self.others)]
        return {str(layer): layers.count(layer) for layer in Layer}

    def as_json(self) -> dict[str, Any]:
        """The dossier as plain data: the event's own fields first."""
        event, entry = self.event, self.entry
        return {
            **event.as_json(),
            "scope": event.scope,
            "hash": event.hash,
            "definition": None if entry is None else entry.definition,
            "attack_id": None if entry is None else entry.attack_id,
            "believed": self.believed,
            "text": None if self.program is None else self.program.text,
            "lineage": [step.as_json() for step in self.lineage],
            "seen_by": self.seen_by(),
            "others": [other.as_json() for other in self.others],
            "scores": [
                {"task": each.task, "split": each.split, "score": each.score, "status": each.status}
                for each in self.evaluations
            ],
            "marks": [
                {"mark": mark.mark, "note": mark.note, "author": mark.author, "time": mark.time}
                for mark in self.marks
            ],
        }


def open_dossier(ledger: LedgerReader, seq: int) -> Dossier:
    """Collect what is known about an event. Raises `UsageFault` where the run has no such event."""
    event = next(ledger.events(after=seq - 1), None)
    if event is None or event.seq != seq:
        raise UsageFault(f"run {ledger.run_id} has no event {seq}; `stop audit list` shows them")
    program = None if event.program is None else ledger.program(event.program)
    others: list[AuditEvent] = []
    if event.program is not None:
        same_program = EventFilter(program=event.program)
        others = [other for other in ledger.find_events(same_program) if other.seq != seq]
    return Dossier(
        event=event,
        entry=next((entry for technique, entry in TECHNIQUES.items() if technique == event.technique), None),
        program=program,
        lineage=() if program is None else tuple(trace(ledger, program)),
        others=tuple(others),
        evaluations=() if program is None else tuple(ledger.evaluations(program.sha)),
        marks=tuple(ledger.mark_history(seq)),
    )
