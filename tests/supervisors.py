"""Stands for the engine and a supervisor: the far end of a container's line, honest words, and what came of them."""

from __future__ import annotations

import math
import socket
import struct
from collections.abc import Iterable
from typing import Any

from sandbox.errors import ContainerLost
from sandbox.guest import wire
from sandbox.host.container import Container
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event
from sandbox.program import Limits, Outcome, Policy, Program, Status

STDOUT, STDERR = 1, 2

READY = wire.pack_frame({"type": "ready", "capabilities": {}})


def chunk(content: bytes, stream: int = STDOUT) -> bytes:
    """Bytes of one of the container's streams, as the engine passes them on."""
    return struct.pack(">BxxxI", stream, len(content)) + content


class Line:
    """Stands for the engine: a container of it is the other end of a socket pair, which the test holds."""

    def __init__(self) -> None:
        self.host_end, self.far_end = socket.socketpair()
        self.api = self
        self.removed: list[str] = []

    def create_container(self, *_: Any, **__: Any) -> dict[str, str]:
        return {"Id": "stand-in"}

    def create_host_config(self, **limits: Any) -> dict[str, Any]:
        return limits

    def attach_socket(self, *_: Any, **__: Any) -> socket.socket:
        return self.host_end

    def start(self, _container: str) -> None:
        pass

    def remove_container(self, container: str, **_: Any) -> None:
        self.removed.append(container)


def whole_stay(container: Container, host_calls: Any = None) -> list[Any]:
    """Start a program, call it twice, close; all that came of it."""
    session = Session(container, Limits(result_bytes=1000), Policy.OFF, True, host_calls)
    try:
        session.open(Program("pass"))
        outcomes = [session.started, *(session.call("entry", [1], 0, 0.0) for _ in range(2))]
        session.close()
    except ContainerLost:
        container.destroy()  # as the pool does
        raise
    finally:
        session.release()
    return [*outcomes, *session.events, session.output, session.cpu_seconds]


def assert_sound(results: Iterable[Any]) -> None:
    """What is handed on is of the promised types and within bounds, however wrong it may be."""
    for result in results:
        match result:
            case Outcome(status, value, detail, cpu_seconds, wall_seconds):
                assert isinstance(status, Status)
                assert value is None or status is Status.OK
                assert len(detail) <= 500
                assert all(math.isfinite(seconds) and seconds >= 0 for seconds in (cpu_seconds, wall_seconds))
            case Event():
                assert len(result.detail) <= 500
                assert result.line is None or 0 < result.line <= 2**31
            case _:
                assert isinstance(result, str | float)


REPORT = {"status": "ok", "detail": "", "value": 1}
EVENT = {
    "layer": "syscall",
    "technique": "network",
    "verdict": "blocked",
    "detail": "",
    "line": None,
    "severity": "high",
}
SPENT = {"cpu_seconds": 0.0, "wall_seconds": 0.0}
HONEST = [
    ({"type": "started", "status": "answered", "detail": "", **SPENT}, wire.encode(REPORT)),
    ({"type": "returned", "status": "answered", "detail": "", **SPENT}, wire.encode(REPORT)),
    ({"type": "returned", "status": "timeout", "detail": "still running", **SPENT}, b""),
    ({"type": "closed", "cpu_seconds": 0.0}, wire.encode({"events": [EVENT], "output": "words"})),
]


def spoken(frames: Iterable[tuple[dict[str, Any], bytes]]) -> bytes:
    return b"".join(wire.pack_frame(header, body) for header, body in frames)
