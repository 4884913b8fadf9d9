"""Budgets, counted on the host and nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from stop.errors import BudgetExhausted


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


class Purse:
    """US dollars for calls whose prices are known only afterwards. Thread-safe.

    A call waits while those under way, each as dear as the dearest so far, might use up what is left. So what is spent
    exceeds the limit by less than one call's price, as long as no call is dearer than all before it.
    """

    def __init__(self, limit: float, spending: Callable[[], tuple[float, float | None]]) -> None:
        """`spending` tells what all calls that have ended cost together, and the dearest, None where there is none."""
        self._limit = limit
        self._spending = spending
        self._under_way = 0
        self._changed = threading.Condition()

    @contextmanager
    def paying(self) -> Iterator[None]:
        """Make one call inside; its price counts from the end of the block. Raises `BudgetExhausted`."""
        with self._changed:
            self._changed.wait_for(self._leaves_room)
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def _leaves_room(self) -> bool:
        spent, dearest = self._spending()
        if spent >= self._limit:
            raise BudgetExhausted(
                f"{spent:.4f} US dollars are spent and the limit is {self._limit:g}: "
                "resume with a higher --usd-limit"
            )
        if self._under_way == 0:
            return True
        return dearest is not None and spent + self._under_way * dearest < self._limit


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
