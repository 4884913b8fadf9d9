"""Budgets, counted on the host and nowhere else."""

from __future__ import annotations

import threading
from dataclasses import dataclass


class Allowance:
    """A number of uses that is granted one reservation at a time. Thread-safe: it is never overrun."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._used = 0
        self._lock = threading.Lock()

    @property
    def used(self) -> int:
        """How many uses were granted."""
        return self._used

    def reserve(self) -> bool:
        """Take one use, if one is left."""
        with self._lock:
            if self._used >= self.limit:
                return False
            self._used += 1
            return True


@dataclass(frozen=True)
class ImproverBudget:
    """What one improver run may use.

    `lm_calls` calls of the language model with at most `responses` completions each, `utility_calls` scored
    programs, `seconds` of charged time (waiting for the host is free), `memory_mb` MiB.
    """

    lm_calls: int = 4
    responses: int = 6
    utility_calls: int = 25
    seconds: float = 60.0
    memory_mb: int = 1024
