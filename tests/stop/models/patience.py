"""Waits that pass at once, so that no test spends wall time on a retry."""

from __future__ import annotations

import threading
from typing import Any

from stop.models.retry import Retry


class Patience(threading.Event):
    """An event whose waits are noted, and move `clock` on, instead of passing."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Note the wait, in seconds."""
        self.waits.append(timeout or 0.0)
        return self.is_set()

    def clock(self) -> float:
        """Seconds waited so far."""
        return sum(self.waits)


def patient(**limits: Any) -> tuple[Retry, Patience]:
    """A `Retry` that waits no wall time, and the waits that it makes."""
    patience = Patience()
    return Retry(interrupted=patience, clock=patience.clock, **limits), patience
