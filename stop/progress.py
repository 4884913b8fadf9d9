"""What a run tells whoever watches it. Watching never changes a run."""

from __future__ import annotations

from typing import Protocol

from stop.ledger.records import AuditEvent, Evaluation, Generation
from stop.models.base import Reply


class Progress(Protocol):
    """Called from several threads. Implementations must not raise."""

    def stage(self, words: str) -> None:
        """A new part of the work begins."""

    def replied(self, reply: Reply) -> None:
        """The language model answered."""

    def evaluated(self, evaluation: Evaluation) -> None:
        """A program was scored in the sandbox."""

    def improved(self) -> None:
        """An improver run ended."""

    def noticed(self, event: AuditEvent) -> None:
        """Something was tried."""

    def finished(self, generation: Generation) -> None:
        """A generation is complete."""


class Silent:
    """Watches nothing."""

    def stage(self, words: str) -> None:
        """Ignore it."""

    def replied(self, reply: Reply) -> None:
        """Ignore it."""

    def evaluated(self, evaluation: Evaluation) -> None:
        """Ignore it."""

    def improved(self) -> None:
        """Ignore it."""

    def noticed(self, event: AuditEvent) -> None:
        """Ignore it."""

    def finished(self, generation: Generation) -> None:
        """Ignore it."""
