"""What goes into the sandbox and what comes out of it, as plain records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """How a program, or one call of it, ended."""

    OK = "ok"
    ERROR = "error"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    KILLED = "killed"
    INVALID_OUTPUT = "invalid_output"


class Policy(StrEnum):
    """What the static policy does: refuse grave findings, record them only, or (to test the other layers) nothing."""

    ENFORCE = "enforce"
    OBSERVE = "observe"
    OFF = "off"


HostCalls = Callable[[str, list[Any]], Any]
"""Carries out a program's request, given its name and arguments. Called from several threads at once.

Raises `Declined` to answer with an error.
"""


class Declined(Exception):
    """The host does not carry out a request; the program sees the words as a RuntimeError."""


@dataclass(frozen=True)
class Program:
    """An untrusted text. `modules` are companions that it may import; one named `prelude` prepares its arguments.

    With `wants_result`, the outcome of its top level is the value of its global `result`. `packages` are what it may
    import besides the standard library and NumPy (see `sandbox.packages`).
    """

    source: str
    name: str = "program"
    modules: Mapping[str, str] = field(default_factory=dict)
    wants_result: bool = False
    packages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What a program may use.

    `start_seconds` limits its top level, in charged seconds (see `sandbox.guest.meter`); `memory_mb` is in MiB;
    more than `output_bytes` on standard output and error is a flood; `result_bytes` bounds one encoded answer.
    """

    start_seconds: float = 10.0
    memory_mb: int = 512
    output_bytes: int = 1024 * 1024
    result_bytes: int = 1024 * 1024


@dataclass(frozen=True)
class Outcome:
    """How the top level or one call ended. `value` is a plain value, None unless `status` is `ok`.

    `detail` is one line for people; it may quote the program and is hostile text.
    """

    status: Status
    value: Any
    detail: str
    cpu_seconds: float
    wall_seconds: float

    @property
    def ok(self) -> bool:
        """Whether there is an answer."""
        return self.status is Status.OK
