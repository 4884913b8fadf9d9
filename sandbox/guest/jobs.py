"""One program's stay in the container, as the supervisor sees it: its process, its limits, what it was seen doing."""

from __future__ import annotations

import os
import signal
import socket
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto

from sandbox.guest import seccomp, syscall_policy
from sandbox.guest.meter import Meter
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict

MAX_DISTINCT_CALLS = 64
MAX_DENIED_CALLS = 1000
MAX_OUTSTANDING_REQUESTS = 256
MAX_UNSENT_BYTES = 16 * 1024 * 1024
KEPT_OUTPUT = 16 * 1024
CHECK_SECONDS = 10.0
_DETAIL = 300


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
    oom_kills: int
    phase: Phase = Phase.CHECKING
    limit_seconds: float = CHECK_SECONDS
    listener: int | None = None
    received: bytearray = field(default_factory=bytearray)
    unsent: bytearray = field(default_factory=bytearray)
    outstanding: int = 0
    output: bytearray = field(default_factory=bytearray)
    output_bytes: int = 0
    exit_code: int | None = None
    total_cpu: float = 0.0
    ending: tuple[str, str] | None = None
    denied: Counter[tuple[str, str]] = field(default_factory=Counter)
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

    def answer_denied_call(self) -> None:
        """Judge the next call that the filter handed over, answer it, and remember it where it was denied."""
        assert self.listener is not None
        notification = seccomp.receive(self.listener)
        if notification is None:
            return
        words, allow = _examine(notification)
        seccomp.respond(self.listener, notification, allow)
        if not allow:
            self.denied[notification.call, words[:_DETAIL]] += 1

    @property
    def flooded(self) -> str | None:
        """What the program floods, if it does."""
        if len(self.denied) > MAX_DISTINCT_CALLS or self.denied.total() > MAX_DENIED_CALLS:
            return f"{self.denied.total()} denied system calls"
        if self.output_bytes > self.limits.output_bytes:
            return f"more than {self.limits.output_bytes} bytes of output"
        if self.outstanding > MAX_OUTSTANDING_REQUESTS:
            return f"{self.outstanding} requests at once"
        if len(self.unsent) > MAX_UNSENT_BYTES:
            return f"{len(self.unsent)} bytes that the program asked for and does not read"
        return None

    def all_events(self) -> list[Event]:
        """Everything seen, the denied calls first, repeats folded into one event each."""
        calls = [_call_event(call, words, times) for (call, words), times in self.denied.items()]
        return calls[:MAX_DISTINCT_CALLS] + self.events


def _examine(notification: seccomp.Notification) -> tuple[str, bool]:
    """How the call reads, and whether it may go on."""
    call, arguments = notification.call, notification.arguments
    if call in syscall_policy.OPENING:
        first = 1 if call == "openat" else 0
        path = seccomp.read_text(notification.pid, arguments[first])
        # The path is read from memory that another thread may change before the kernel reads it again: this
        # decides what goes on record, not what is safe. The image holds nothing that a program may not read.
        return repr(path), syscall_policy.may_open(path, arguments[first + 1])
    position = syscall_policy.path_argument(call)
    if position is not None:
        return repr(seccomp.read_text(notification.pid, arguments[position])), False
    return ", ".join(f"{argument:#x}" for argument in arguments[:3]), False


def _call_event(call: str, words: str, times: int) -> Event:
    meaning = syscall_policy.judge(call)
    repeats = f", {times} times" if times > 1 else ""
    return Event(
        Layer.SYSCALL, meaning.technique, Verdict.BLOCKED, f"{call}({words}){repeats}", None, meaning.severity
    )


def explain_exit(job: Job, oom_kills: int) -> tuple[str, str]:
    """The status and the words for a process that ended by itself; records the event that belongs to it."""
    code = job.exit_code
    if oom_kills > job.oom_kills:
        job.witness(Technique.RESOURCE_EXHAUSTION, "the container's memory ran out")
        return "memory", "the container's memory ran out"
    if code == -signal.SIGSYS:
        job.events.append(
            Event(
                Layer.SYSCALL,
                Technique.KERNEL_INTERFACE,
                Verdict.BLOCKED,
                "a system call of the kind that ends the process: mounts, namespaces, keys, modules, bpf, the clock",
            )
        )
        return "killed", "ended by a forbidden system call"
    if code is None or code == -signal.SIGKILL:
        job.witness(Technique.SCORE_FORGING, "the program closed its line to the supervisor")
        return "killed", "the program closed its line to the supervisor"
    if code < 0:
        job.witness(Technique.NATIVE_CODE, f"ended by {signal.Signals(-code).name}", Severity.MEDIUM)
        return "killed", f"ended by {signal.Signals(-code).name}"
    job.witness(Technique.MALFORMED_RESULT, f"the program ended its process (exit status {code})")
    return "killed", f"the program ended its process (exit status {code})"


_OOM_COUNTERS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")


def count_oom_kills() -> int:
    """How many processes of this container the kernel ended for want of memory; 0 where it does not tell."""
    for path in _OOM_COUNTERS:
        if os.path.exists(path):  # noqa: PTH110
            with open(path) as file:  # noqa: PTH123
                counts = dict(line.split() for line in file)
            return int(counts.get("oom_kill", 0))
    return 0
