"""Tells somebody outside of grave events while a run goes on: a command, or the address of a web hook.

Delivery is on the host, in a thread of its own, behind a bounded queue: a slow, broken or missing receiver costs the
run nothing. An alert is the event's twelve public fields as one JSON document, plain ASCII: on the command's standard
input, never on a command line, or as the body of a POST. Neither programs' texts nor settings nor keys are part of it.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shlex
import shutil
import signal
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import urlsplit

from sandbox.policy.taxonomy import Severity
from stop.errors import UsageFault
from stop.ledger.records import AuditEvent

_WAITING = 100
"""Alerts that wait at most; those beyond are dropped, and counted."""

_SECONDS = 10.0
"""How long one delivery may take, and how long the last ones are waited for at the end of a run."""


class Receiver(Protocol):
    """Delivers one alert, within `_SECONDS`. Raises OSError, whose text names neither address nor arguments."""

    def __call__(self, body: bytes) -> None:
        """Deliver a JSON document."""


class CommandHook:
    """Starts a command for each alert, without a shell; its output is dropped."""

    def __init__(self, command: str) -> None:
        """`command` is split into words as a POSIX shell would. Raises `UsageFault` where there is no such program."""
        try:
            self._words = shlex.split(command)
        except ValueError as error:
            raise UsageFault(f"--on-alert: {error} in the command") from error
        if not self._words or shutil.which(self._words[0]) is None:
            raise UsageFault(f"--on-alert: no program {(self._words or [''])[0]!r} is found; give its path")

    def __call__(self, body: bytes) -> None:
        """See `Receiver`. A command that takes too long is ended with all that it started."""
        try:
            started = subprocess.Popen(
                self._words,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise OSError(f"the command cannot be started ({error.strerror})") from error
        with started as process:
            try:
                process.communicate(body, timeout=_SECONDS)
            except subprocess.TimeoutExpired as late:
                os.killpg(process.pid, signal.SIGKILL)
                raise TimeoutError(f"the command took more than {_SECONDS:g} s") from late
        if process.returncode:
            raise OSError(f"the command ended with status {process.returncode}")


class WebHook:
    """Posts each alert to an address. Redirects are not followed: an alert goes where the user said, or nowhere."""

    def __init__(self, url: str) -> None:
        """Raises `UsageFault` for what is no http(s) address, and does not repeat it: it may hold a token."""
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()
            _ = parts.port  # raises for what is no port
        except ValueError:
            usable = False
        if not usable:
            raise UsageFault("--alert-url takes an address such as https://example.org/hook")
        self._url = url
        self._opener = urllib.request.build_opener(_NoRedirect)

    def __call__(self, body: bytes) -> None:
        """See `Receiver`."""
        request = urllib.request.Request(
            self._url, body, {"Content-Type": "application/json", "User-Agent": "stop-audit"}
        )
        try:
            with self._opener.open(request, timeout=_SECONDS):
                pass
        except urllib.error.HTTPError as error:
            error.close()
            raise OSError(f"the server answered with status {error.code}") from None
        except urllib.error.URLError as error:
            raise OSError(f"the server cannot be reached ({type(error.reason).__name__})") from None
        except Exception as error:  # noqa: BLE001 - such as http.client's, for what is no HTTP
            raise OSError(f"the server gave no answer ({type(error).__name__})") from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_options: Any) -> None:
        """Follow none: the answer becomes an error."""


class Alerts:
    """A `Watcher` that passes events of high severity to receivers, while it is entered."""

    def __init__(self, receivers: list[Receiver], report: Callable[[str], None]) -> None:
        """`report` is told in a line, once for each kind of failure, and at the end of what was not delivered."""
        self._receivers = receivers
        self._report = report
        self._queue: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._lock = threading.Lock()
        self._owed = self._delivered = 0
        self._told: set[str] = set()
        self._thread = threading.Thread(target=self._deliver_all, name="alerts", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(queue.Full):
            self._queue.put(None, timeout=_SECONDS)
            self._thread.join(_SECONDS)
        lost = self._owed - self._delivered
        if lost:
            self._report(f"{lost} alerts were not delivered; the events are in the ledger all the same")

    def __call__(self, event: AuditEvent) -> str | None:
        """See `stop.context.Watcher`: never asks for an end."""
        if event.severity == Severity.HIGH:
            with self._lock:
                self._owed += len(self._receivers)
            with contextlib.suppress(queue.Full):
                self._queue.put_nowait(json.dumps(event.as_json(), allow_nan=False).encode("ascii"))
        return None

    def _deliver_all(self) -> None:
        while (body := self._queue.get()) is not None:
            for receiver in self._receivers:
                try:
                    receiver(body)
                    self._delivered += 1
                except OSError as fault:
                    self._tell(str(fault))

    def _tell(self, fault: str) -> None:
        if fault not in self._told:
            self._told.add(fault)
            self._report(f"alert not delivered: {fault}")
