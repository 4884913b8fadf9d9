"""An attack: statements for the sandbox alone, how they must end, and what must be on record of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import indent
from typing import Any

from sandbox.conformance.guarantee import Bench, Finding, degraded, failed, held
from sandbox.conformance.stay import Stay, stay
from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from sandbox.program import Outcome, Status

SECONDS = 2.0
"""What a call of several attacks may take, where time is not what is attacked."""

TOOLS = """
import ctypes, mmap, os, signal, socket, struct, subprocess, sys, threading, time
libc = ctypes.CDLL(None, use_errno=True)

def frame(kind, body=b""):
    return struct.pack(">BI", kind, len(body)) + body
"""


@dataclass(frozen=True)
class Attack:
    """`body` is the body of a function. It must end with `status`, and leave a verified event of `technique`.

    `words` are part of the event's detail. Where it ends with an answer, that is None or -1. A `public` attack reads
    what holds no secret: it may succeed where the engine offers no way to judge paths.
    """

    name: str
    status: Status
    technique: Technique
    words: str
    body: str
    public: bool = False

    def function(self, name: str) -> str:
        """The attack as a function."""
        return f"def {name}():\n{indent(self.body.strip(), '    ')}\n"

    @property
    def source(self) -> str:
        """A program of this attack alone, in its function `attack`."""
        return f"{TOOLS}\n{self.function('attack')}"

    def contained(self, outcome: Outcome, blind: bool = False) -> bool:
        """Whether it ended as it must; `blind` where nobody is told of denied calls, so that no flood is noticed."""
        if blind and (self.public or outcome.status is Status.TIMEOUT):
            return True
        return outcome.status is self.status and outcome.value in (None, -1)

    def recorded(self, visit: Stay) -> list[Event]:
        """The events that tell of it, by layers that it could not reach."""
        return [
            event
            for event in visit.saw(self.technique, self.words)
            if event.layer.verified and event.verdict is not Verdict.OBSERVED
        ]


def withstand(bench: Bench, attacks: Sequence[Attack], seconds: float = SECONDS) -> Finding:
    """Make all the attacks, one call each, in as few programs as they leave alive."""
    rest, unrecorded, seen = list(attacks), [], set[str]()
    while rest:
        names = [f"attack_{position}" for position in range(len(rest))]
        functions = [attack.function(name) for attack, name in zip(rest, names, strict=True)]
        visit = stay(bench.sandbox, "\n".join([TOOLS, *functions]), *names, seconds=seconds)
        if not visit.started.ok:
            return failed(f"the program did not start: {describe(visit.started)}")
        for attack, outcome in zip(rest, visit.calls, strict=False):
            if not attack.contained(outcome, bench.blind):
                return failed(f"{attack.name}: {describe(outcome)}, not {attack.status}")
            events = attack.recorded(visit)
            seen |= {event.detail for event in events}
            if not events:
                unrecorded.append(attack)
        rest = rest[len(visit.calls) :]
    if not unrecorded:
        example = min(seen, key=len)
        return held(f"{len(attacks)} attempts, all contained and on record, as in {example}")
    names = [attack.name for attack in unrecorded]
    words = f"{len(attacks)} attempts, all contained; not on record: {', '.join(names)}"
    return degraded(words) if bench.blind else failed(words)


def describe(outcome: Outcome) -> str:
    """How something ended, in a few words."""
    value: Any = f"the answer {outcome.value!r}" if outcome.ok else outcome.detail
    return f"ended with {outcome.status} ({value})"[:200]


def witnessed(visit: Stay, technique: Technique, words: str, layer: Layer = Layer.CONTAINER) -> bool:
    """Whether a layer saw it."""
    return any(event.layer is layer for event in visit.saw(technique, words))
