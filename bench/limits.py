"""A hundred programs that never end: dead half a second after their limit at the latest, and the next one unharmed.

    python -m bench.limits [--programs 100] [--seconds 0.3]

Busy loops, loops in C, sleeping, waiting, ignored signals, threads: see `bench/endless.py`, each in a call and at a
program's top level. Each is followed by an honest program in the same container. Prints a table; exits 1 where one of
them was not ended in time. CPU time says so everywhere, the clock on a quiet machine only.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass
from itertools import islice, product

from bench.endless import BODIES, program
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.program import Limits, Outcome, Policy, Program, Status

GRACE_SECONDS = 0.5

_HONEST = """
import random, threading
import numpy as np
def answer():
    return [float(np.arange(5.0).sum()), sorted([3, 1, 2]), random.random(), threading.active_count()]
"""
_ANSWER = [10.0, [1, 2, 3], 0.32383276483316237, 1]
"""Of an untouched interpreter and seed 7."""


@dataclass(frozen=True)
class End:
    """How one program ended: times in seconds, and what was wrong with the one that came after it."""

    name: str
    status: str
    cpu_seconds: float
    wall_seconds: float
    waited_seconds: float
    harm: str

    def is_timely(self, limit: float) -> bool:
        """Whether it was ended within the limit and the grace, and the next one came to no harm.

        A machine that has more to do than it has processors for may be as much later by the clock.
        """
        latest = limit + GRACE_SECONDS
        by_the_clock = latest * max(1.0, 2 * load())
        ended = self.status == Status.TIMEOUT and not self.harm
        return ended and self.cpu_seconds <= latest and self.wall_seconds <= by_the_clock


def load() -> float:
    """Processes that want to run, for each processor, over the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def run(sandbox: Sandbox, name: str, at_top_level: bool, seconds: float) -> End:
    """Run one program that never ends, then an honest one."""
    limits = Limits(start_seconds=seconds if at_top_level else 10.0)

    def work(session: Session) -> tuple[Outcome, float, str]:
        began = time.monotonic()
        outcome = session.started
        if not at_top_level:
            outcome = session.call("attack", [], 0, seconds)
        return outcome, time.monotonic() - began, session._container.id

    text = Program(program(name, at_top_level), name="endless")
    began = time.monotonic()
    (outcome, waited, container), session = sandbox.use(text, work, limits, Policy.OFF)
    if at_top_level:
        waited = time.monotonic() - began
    harm = "" if session.tainted else harm_to_the_next(sandbox, container)
    where = "top level" if at_top_level else "call"
    return End(f"{name} ({where})", outcome.status, outcome.cpu_seconds, outcome.wall_seconds, waited, harm)


def harm_to_the_next(sandbox: Sandbox, container: str) -> str:
    """What is wrong with an honest program in the same container; empty where nothing is."""

    def work(session: Session) -> tuple[Outcome, str]:
        return session.call("answer", [], 7, 5.0), session._container.id

    (outcome, where), session = sandbox.use(Program(_HONEST), work, policy=Policy.OFF)
    if where != container:
        return "its container was lost"
    if outcome.value != _ANSWER:
        return f"the next program: {outcome.status} {outcome.detail} {outcome.value}"
    return f"the next program: {session.events[0].detail}" if session.events else ""


def main() -> int:
    """Print the table; 1 where a limit was not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--programs", type=int, default=100, help="how many (default 100)")
    parser.add_argument("--seconds", type=float, default=0.3, help="the limit (default 0.3)")
    options = parser.parse_args()
    chosen = islice(product((False, True), BODIES), options.programs)
    with Sandbox() as sandbox:
        ends = [run(sandbox, name, top, options.seconds) for top, name in chosen]
    late = [end for end in ends if not end.is_timely(options.seconds)]
    print("| what | figure |\n| --- | --- |")
    print(f"| programs that never end | {len(ends)} |")
    print(
        f"| dead within {options.seconds:g} + {GRACE_SECONDS} s, the next unharmed | {len(ends) - len(late)} |"
    )
    for what, times in {
        "CPU time": [end.cpu_seconds for end in ends],
        "wall time inside": [end.wall_seconds for end in ends],
        "wall time outside": [end.waited_seconds for end in ends],
    }.items():
        worst = max(times)
        print(f"| most {what} beyond the limit | {worst - options.seconds:.3f} s |")
    print(f"| load of the machine, for each processor | {load():.1f} |")
    for end in late:
        print(f"{end.name}: {end.status}, {end.cpu_seconds:.2f} s CPU, {end.wall_seconds:.2f} s, {end.harm}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
