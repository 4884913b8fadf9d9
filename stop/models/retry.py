"""Try again what may pass: exponential back-off with full jitter, bounded, interruptible."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from stop.errors import ModelFault

T = TypeVar("T")


class TransientError(Exception):
    """A failure that may pass. `asked` is the wait that the service asked for, in seconds, or None."""

    def __init__(self, what: str, asked: float | None = None) -> None:
        super().__init__(what)
        self.asked = asked


@dataclass(frozen=True)
class Retry:
    """How often and how long to try. Keeps nothing between calls and may be shared by threads.

    At most `attempts` tries; none starts later than `total_seconds` after the first. Before try k + 1 it
    waits uniform(0, min(`longest_wait`, `first_wait` * 2^(k-1))) seconds ("full jitter", M. Brooker,
    "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), on top of the wait that the service asked
    for, of which it grants `longest_asked`. Setting `interrupted` ends all waits at once, in all threads.
    """

    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 60.0
    longest_asked: float = 120.0
    total_seconds: float = 900.0
    interrupted: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], float] = time.monotonic

    def call(self, attempt: Callable[[], T]) -> T:
        """Return what `attempt` returns, trying again whenever it raises `TransientError`.

        Raises `ModelFault` when the tries or the time are used up, or on an interrupt. Other exceptions pass
        through.
        """
        began = self.clock()
        for tries in range(1, self.attempts + 1):
            if self.interrupted.is_set():
                raise ModelFault("interrupted before the language model was asked; the run can be resumed")
            try:
                return attempt()
            except TransientError as error:
                fault = error
            elapsed = self.clock() - began
            wait = self._wait(tries, fault.asked)
            if tries == self.attempts or elapsed + wait > self.total_seconds:
                break
            self.interrupted.wait(wait)
        times = "1 try" if tries == 1 else f"{tries} tries"
        raise ModelFault(f"{fault}; gave up after {times} in {elapsed:.0f} s; the run can be resumed")

    def _wait(self, tries: int, asked: float | None) -> float:
        """Seconds to wait after so many tries."""
        jitter = random.uniform(0.0, min(self.longest_wait, self.first_wait * 2.0 ** (tries - 1)))
        return jitter + min(asked or 0.0, self.longest_asked)
