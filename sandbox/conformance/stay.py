"""Runs a program in the sandbox and collects all that came of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Technique
from sandbox.program import HostCalls, Limits, Outcome, Policy, Program, Status

Work = Callable[[Session], Any]

ENDING = (Status.TIMEOUT, Status.KILLED)
"""After one of these there is no process to be called."""

BYSTANDER = """
import math, random
import numpy as np

def answer(numbers):
    return [math.fsum(numbers), float(np.sum(numbers)), sorted(numbers), random.random(), float(np.random.rand())]
"""


@dataclass(frozen=True)
class Stay:
    """`outcomes` holds the outcome of the top level and of each call made; `container` is the engine's id."""

    outcomes: list[Outcome]
    events: list[Event]
    output: str
    container: str
    tainted: bool

    @property
    def started(self) -> Outcome:
        """The outcome of the top level."""
        return self.outcomes[0]

    @property
    def calls(self) -> list[Outcome]:
        """The outcomes of the calls that were made."""
        return self.outcomes[1:]

    @property
    def last(self) -> Outcome:
        """The outcome of the last call that was made, of the top level where that failed."""
        return self.outcomes[-1]

    def saw(self, technique: Technique, words: str = "") -> list[Event]:
        """The events of one technique whose details contain `words`."""
        return [event for event in self.events if event.technique is technique and words in event.detail]


def stay(
    sandbox: Sandbox,
    source: str,
    *calls: str,
    arguments: tuple[Any, ...] = (),
    seconds: float = 0.5,
    limits: Limits | None = None,
    between: Callable[[], None] = lambda: None,
    afterwards: Callable[[], None] = lambda: None,
    host_calls: HostCalls | None = None,
    modules: dict[str, str] | None = None,
) -> Stay:
    """Run `source` with the static policy off, then call its functions `calls` in turn until its process ends.

    `between` goes before each call, `afterwards` between the last and the end of the program.
    """

    def work(session: Session) -> tuple[list[Outcome], str]:
        outcomes = [session.started]
        for entry in calls if session.started.ok else ():
            between()
            outcomes.append(session.call(entry, arguments, seed=7, seconds=seconds))
            if outcomes[-1].status in ENDING:
                break
        afterwards()
        return outcomes, session.container_id

    program = Program(source, modules=modules or {})
    (outcomes, container), session = sandbox.use(program, work, limits, Policy.OFF, host_calls)
    return Stay(outcomes, session.events, session.output, container, session.tainted)


def latest_end(seconds: float) -> float:
    """The wall time by which a program must have ended that may run for `seconds`: half a second more.

    A machine that has more to do than it has processors for may be as much later.
    """
    return (seconds + 0.5) * max(1.0, 2 * os.getloadavg()[0] / (os.cpu_count() or 1))


def bystander(sandbox: Sandbox) -> Stay:
    """Run an honest program, which must come to no harm. Raises `Harmed` where it did."""
    visit = stay(sandbox, BYSTANDER, "answer", arguments=([3.0, 1.0, 2.0],), seconds=5.0)
    expected = [
        6.0,
        6.0,
        [1.0, 2.0, 3.0],
        0.32383276483316237,
        0.07630828937395717,
    ]  # seed 7, nothing drawn before
    if visit.last.value != expected or visit.events or visit.output:
        raise Harmed(f"an honest program answered {visit.last} with {visit.events}")
    return visit


class Harmed(Exception):
    """An honest program did not get its answer, or left an event, after another program had been there."""
