"""Ends a run, resumably, once programs have tried something so often: `stop run --stop-on TECHNIQUE[:N]`."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Mapping, Sequence

from sandbox.policy.taxonomy import Technique
from stop.errors import UsageFault
from stop.ledger.records import AuditEvent
from stop.wording import printable

_LONGEST = 120


def parse_limits(texts: Sequence[str]) -> dict[str, int]:
    """`network` as {"network": 1}, `file_access:5` as {"file_access": 5}. Raises `UsageFault`."""
    limits: dict[str, int] = {}
    for text in texts:
        match = re.fullmatch(r"([a-z_]+)(?::([1-9]\d{0,8}))?", text, re.ASCII)
        if match is None or match[1] not in list(Technique):
            raise UsageFault(
                f"--stop-on {text!r} is not TECHNIQUE or TECHNIQUE:N; techniques are {', '.join(Technique)}"
            )
        if match[1] in limits:
            raise UsageFault(f"--stop-on names {match[1]} twice")
        limits[match[1]] = int(match[2] or 1)
    return limits


class Tripwire:
    """A `Watcher` that counts the events of this execution by technique and speaks up when a limit is reached.

    Events that the ledger held before do not count: a run that was stopped goes on, and is stopped by new ones only.
    """

    def __init__(self, limits: Mapping[str, int]) -> None:
        self._limits = dict(limits)
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, event: AuditEvent) -> str | None:
        """See `stop.context.Watcher`."""
        limit = self._limits.get(event.technique)
        if limit is None:
            return None
        with self._lock:
            self._counts[event.technique] += 1
            if self._counts[event.technique] != limit:
                return None
        times = "an event" if limit == 1 else f"{limit} events"
        return (
            f"--stop-on: {times} of {event.technique}, the last one {event.seq} "
            f"({printable(event.detail, _LONGEST)}): see `stop audit show {event.run} {event.seq}`"
        )
