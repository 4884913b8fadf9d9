"""One program's stay in the container, as the supervisor sees it: its process, its limits, what it was seen doing."""

from __future__ import annotations

import os
import signal
import socket
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from sandbox.guest import seccomp, wire
from sandbox.guest.judging import Judgement, judge
from sandbox.guest.meter import Meter
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict

MAX_DISTINCT_CALLS = 64
MAX_CALLS = 1000
MAX_HINTS = 64
MAX_REQUESTS = 100_000
MAX_OUTSTANDING_REQUESTS = 100
MAX_UNSENT_BYTES = 16 * 1024 * 1024
KEPT_OUTPUT = 16 * 1024
CHECK_SECONDS = 10.0
_DETAIL = 300
_LONGEST_HINT = 4096


class Phase(Enum):
    """Where a program is. Frames are believed until it is `STARTING`."""

    CHECKING = auto()
    CONFINING = auto()
    STARTING = auto()
    IDLE = auto()
    CALLING = auto()
    ENDED = auto()


@dataclass(frozen=True)
class Limits:
    """What one program may use: charged seconds for its top level, MiB of memory, bytes of output and of a result."""

    start_seconds: float
    memory_mb: int
    output_bytes: int
    result_bytes: int
    host_calls: bool


@dataclass
class Child:
    """A process forked from the template, and the supervisor's ends of its lines."""

    pid: int
    channel: socket.socket
    output: int


@dataclass
class Job:
    """A child with a program in it."""

    child: Child
    limits: Limits
    meter: Meter
    phase: Phase = Phase.CHECKING
    limit_seconds: float = CHECK_SECONDS
    listener: int | None = None
    received: bytearray = field(default_factory=bytearray)
    unsent: bytearray = field(default_factory=bytearray)
    outstanding: int = 0
    requests: int = 0
    output: bytearray = field(default_factory=bytearray)
    output_bytes: int = 0
    exit_code: int | None = None
    left: bool = False
    out_of_memory: bool = False
    total_cpu: float = 0.0
    ending: tuple[str, str] | None = None
    calls: Counter[Judgement] = field(default_factory=Counter)
    hints: dict[Event, None] = field(default_factory=dict)
    hints_received: int = 0
    findings: list[Event] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def started(self) -> bool:
        """Whether generated code has begun to run."""
        return self.phase not in (Phase.CHECKING, Phase.CONFINING)

    @property
    def charging(self) -> bool:
        """Whether the program's time counts at this moment."""
        return self.phase not in (Phase.IDLE, Phase.ENDED)

    def witness(self, technique: Technique, detail: str, severity: Severity | None = None) -> None:
        """Record what the container layer saw and ended."""
        self.events.append(
            Event(Layer.CONTAINER, technique, Verdict.CONTAINED, detail[:_DETAIL], severity=severity)
        )

    def answer_call(self) -> None:
        """Judge the next system call that the filter handed over, answer it, and remember it where it matters."""
        assert self.listener is not None
        notification = seccomp.receive(self.listener)
        if notification is None:
            return
        judgement = judge(notification)
        seccomp.respond(self.listener, notification, judgement.error)
        if judgement.meanings:
            self.calls[judgement] += 1

    def take_hint(self, body: bytes) -> None:
        """Note what the runtime hook says, as far as it says anything: the program may be speaking in its place."""
        self.hints_received += 1
        try:
            hint = Event.from_json(wire.decode(body, _LONGEST_HINT))
        except (ValueError, LookupError, TypeError):
            return
        if len(self.hints) < MAX_HINTS:
            plain = replace(hint, layer=Layer.RUNTIME, verdict=Verdict.OBSERVED, severity=Severity.MEDIUM)
            self.hints[plain] = None

    @property
    def flooded(self) -> str | None:
        """What the program floods, if it does."""
        channels = (
            (len(self.calls), MAX_DISTINCT_CALLS, "different denied system calls"),
            (self.calls.total(), MAX_CALLS, "denied system calls"),
            (self.hints_received, MAX_CALLS, "words of the runtime hook"),
            (self.output_bytes, self.limits.output_bytes, "bytes of output"),
            (self.requests, MAX_REQUESTS, "requests"),
            (self.outstanding, MAX_OUTSTANDING_REQUESTS, "requests at once"),
            (len(self.unsent), MAX_UNSENT_BYTES, "bytes that the program asked for and does not read"),
        )
        return next((f"more than {most} {what}" for amount, most, what in channels if amount > most), None)

    def all_events(self) -> list[Event]:
        """Everything seen: by the static policy, by the filter (repeats folded into one event), by the hook."""
        calls = [event for judgement, times in self.calls.items() for event in judgement.events(times)]
        return [*self.findings, *calls[: 2 * MAX_DISTINCT_CALLS], *self.hints, *self.events]


_CRASHES = (signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGTRAP)


def explain_exit(job: Job) -> tuple[str, str]:
    """The status and the words for a process that ended by itself; records the event that belongs to it."""
    code = job.exit_code
    if job.out_of_memory:
        job.witness(Technique.RESOURCE_EXHAUSTION, "the container's memory ran out")
        return "memory", "the container's memory ran out"
    if code == -signal.SIGSYS:
        job.events.append(
            Event(
                Layer.SYSCALL,
                Technique.KERNEL_INTERFACE,
                Verdict.BLOCKED,
                "a system call of the kind that ends the process: mounts, namespaces, keys, modules, bpf, io_uring",
            )
        )
        return "killed", "ended by a forbidden system call"
    if code is None or not job.left:
        job.witness(Technique.SCORE_FORGING, "the program closed its line to the supervisor")
        return "killed", "the program closed its line to the supervisor"
    if -code in _CRASHES:
        job.witness(Technique.NATIVE_CODE, f"ended by {signal.Signals(-code).name}", Severity.MEDIUM)
        return "killed", f"ended by {signal.Signals(-code).name}"
    if code < 0:
        words = f"the program ended its process ({signal.Signals(-code).name})"
        job.witness(Technique.MALFORMED_RESULT, words)
        return "killed", words
    job.witness(Technique.MALFORMED_RESULT, f"the program ended its process (exit status {code})")
    return "killed", f"the program ended its process (exit status {code})"


def count_descriptors(pid: int) -> int:
    """How many descriptors a process has open; 0 for one that is gone."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208
    except OSError:
        return 0
