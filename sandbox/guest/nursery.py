"""The supervisor's side of the template: keeps one child ready, learns how children end, leaves no process behind."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from itertools import cycle
from typing import NamedTuple

from sandbox.guest.jobs import Child

_UIDS = range(20_000, 60_000)
_SWEEPS = 200
_END_SECONDS = 5.0


class SurvivorsError(RuntimeError):
    """Processes keep appearing after the last sweep: the container cannot be used again."""


class Ending(NamedTuple):
    """How a child ended: exit code (minus the signal's number), CPU seconds, how many processes outlived it."""

    exit_code: int
    cpu_seconds: float
    survivors: int


class Nursery:
    """Children before and after their programs. Raises `EOFError` when the template is gone."""

    def __init__(self, control: socket.socket, template_pid: int) -> None:
        self._control = control
        self._template = template_pid
        self._uids = cycle(_UIDS)
        self._exit_codes: dict[int, tuple[int, float]] = {}
        self._forked: int | None = None
        self._spare_lines: tuple[socket.socket, int] | None = None
        self._receive()  # the template's word that it is ready

    def prepare(self) -> None:
        """Have the next child forked, without waiting for it."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output, output_in = os.pipe2(os.O_NONBLOCK)
        os.set_blocking(output_in, True)
        with theirs:
            request = json.dumps({"uid": next(self._uids)}).encode()
            socket.send_fds(self._control, [request], [theirs.fileno(), output_in])
        os.close(output_in)
        self._forked = None
        ours.setblocking(False)
        self._spare_lines = ours, output

    def take(self) -> Child:
        """The child that was prepared."""
        assert self._spare_lines is not None
        while self._forked is None:
            self._receive()
        channel, output = self._spare_lines
        self._spare_lines = None
        return Child(self._forked, channel, output)

    def is_gone(self, pid: int, patience: float) -> bool:
        """Whether child `pid` has ended by itself, or does so within `patience` seconds."""
        self._control.settimeout(patience)
        try:
            while pid not in self._exit_codes:
                self._receive()
        except TimeoutError:
            return False
        finally:
            self._control.settimeout(None)
        return True

    def end(self, pid: int) -> Ending:
        """Kill child `pid` if it lives, and every process that does not belong here. Raises `SurvivorsError`."""
        if pid not in self._exit_codes:
            _kill(pid)
        survivors = self._sweep(pid)  # while the kernel takes the child apart
        self._control.settimeout(_END_SECONDS)
        while pid not in self._exit_codes:
            self._receive()
        self._control.settimeout(None)
        return Ending(*self._exit_codes.pop(pid), survivors)

    def _sweep(self, dying: int) -> int:
        killed = 0
        for _ in range(_SWEEPS):
            strangers = self._strangers(dying)
            if not strangers:
                return killed
            for pid in strangers:
                killed += 1
                _kill(pid)
            self._reap_orphans()
        raise SurvivorsError

    def _strangers(self, dying: int) -> list[int]:
        # A spare whose number is not known yet is waited for: it must not be taken for a stranger.
        while self._spare_lines is not None and self._forked is None:
            self._receive()
        family = {1, os.getpid(), self._template, self._forked, dying}
        return [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) not in family]  # noqa: PTH208

    def _reap_orphans(self) -> None:
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return

    def _receive(self) -> None:
        message = self._control.recv(4096)
        if not message:
            raise EOFError("the template ended")
        news = json.loads(message)
        if "forked" in news:
            self._forked = news["forked"]
        elif "ended" in news:
            self._exit_codes[news["ended"]] = news["exit"], news["cpu_seconds"]


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
