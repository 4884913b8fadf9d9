"""One program's stay in a container, from the host: start it, call it, answer what it asks, collect what was seen."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sandbox.errors import ContainerLost
from sandbox.guest import wire
from sandbox.host.container import Container
from sandbox.policy import canaries
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict
from sandbox.program import Declined, HostCalls, Limits, Outcome, Policy, Program, Status

_CHECK_SECONDS = 10.0
"""What the supervisor grants the static policy (`sandbox.guest.jobs`)."""

_GRACE_SECONDS = 60.0
_GRACE_FACTOR = 20
"""How much longer than a limit the supervisor may stay silent before it is taken for lost, on a busy machine."""

_REQUEST_THREADS = 32
_MAX_REQUESTS = 1000
"""So many unanswered requests are no program's: the supervisor ends one long before."""

_MAX_REQUESTS_EVER = 1_000_000
_MAX_REQUEST_BYTES = 128 * 1024 * 1024
"""Of all unanswered requests together: twice what a program's 64 threads can ask for at once."""

_SLACK = 4096
"""Bytes of a report or a request beside the program's own value."""

_MAX_EVENTS = 512
"""More events are no supervisor's: it folds and caps them."""

_DETAIL = 500
_CLAIMS = {str(status): status for status in (Status.OK, Status.ERROR, Status.MEMORY, Status.INVALID_OUTPUT)}
"""What a program may say of itself. Any other ending is for the supervisor to tell."""


class SetupFailed(ContainerLost):
    """A program could not be confined, and so did not run: a fault of the engine or of this package."""


class Session:
    """Made by `Sandbox.use`. `started` is the outcome of the program's top level; `events` grows until the end."""

    started: Outcome

    def __init__(
        self,
        container: Container,
        limits: Limits,
        policy: Policy,
        notify: bool,
        host_calls: HostCalls | None = None,
        fake_key: str = "",
    ) -> None:
        self.events: list[Event] = []
        self.output = ""
        self.cpu_seconds = 0.0
        self._container = container
        self._limits = limits
        self._policy = policy
        self._notify = notify
        self._host_calls = host_calls
        self._fake_key = fake_key
        self._answering = ThreadPoolExecutor(_REQUEST_THREADS, "host-call") if host_calls else None
        self._fault: BaseException | None = None
        self._unanswered = 0
        self._unanswered_bytes = 0
        self._requests = 0
        self._decoding = threading.Lock()
        self._counting = threading.Lock()

    def open(self, program: Program) -> None:
        """Start the program: `started` tells how that went. Raises `ContainerLost`, ValueError if it is too large."""
        self.started = self._open(program)

    def call(self, entry: str, arguments: Sequence[Any], seed: int, seconds: float) -> Outcome:
        """Call the program's function `entry` with a fresh copy of `arguments`, within `seconds` of charged time.

        `seed` seeds the program's `random` and `numpy.random`. Raises `ContainerLost`.
        """
        body = wire.encode({"entry": entry, "arguments": list(arguments), "seed": seed})
        with self._fault_first():
            self._container.send({"type": "call", "seconds": seconds}, body)
        header, answer = self._await("returned", seconds)
        return self._outcome(header, answer)

    def close(self) -> None:
        """End the program and collect its events and output. Raises `ContainerLost`."""
        self.release()
        if self._fault is not None:
            raise self._fault
        self._container.send({"type": "close"})
        header, body = self._await("closed", 0.0)
        report = _decode_trusted(body)
        self.cpu_seconds = _number(header, "cpu_seconds")
        self.output = str(report.get("output", ""))[: self._limits.output_bytes]
        self.events += [_event(entry) for entry in _list(report, "events")]

    def release(self) -> None:
        """Wait until no request is being carried out any more, whatever became of the program."""
        if self._answering is not None:
            self._answering.shutdown(wait=True, cancel_futures=True)

    @property
    def container_id(self) -> str:
        """The engine's id of the container that the program is in."""
        return self._container.id

    @property
    def tainted(self) -> bool:
        """Whether a program ran that did something grave: its container must not be used again."""
        ran = self.started.status is not Status.REFUSED
        return ran and any(event.gravity is Severity.HIGH for event in self.events)

    def _open(self, program: Program) -> Outcome:
        job = {
            "source": program.source,
            "name": program.name,
            "modules": dict(program.modules),
            "wants_result": program.wants_result,
            "policy": str(self._policy),
            "notify": self._notify,
            "host_calls": self._host_calls is not None,
            "memory_mb": self._limits.memory_mb,
            "result_bytes": self._limits.result_bytes,
            "fake_key": self._fake_key,
        }
        limits = {
            "start_seconds": self._limits.start_seconds,
            "memory_mb": self._limits.memory_mb,
            "output_bytes": self._limits.output_bytes,
            "result_bytes": self._limits.result_bytes,
            "host_calls": self._host_calls is not None,
        }
        self._watch_for_bait(program.source.encode("utf-8", "replace"), "the program's text")
        try:
            body = wire.encode(job)
        except wire.WireError as error:
            raise ValueError(f"the program cannot be sent: {error}") from error
        self._container.send({"type": "open", "limits": limits}, body)
        header, body = self._await("started", _CHECK_SECONDS + self._limits.start_seconds)
        if header.get("status") == "setup_failed":
            raise SetupFailed(f"a child could not be set up: {header.get('detail')}")
        return self._outcome(header, body)

    def _await(self, expected: str, seconds: float) -> wire.Frame:
        """The next frame, of the expected type; requests that come before it are answered meanwhile.

        It comes within the patience that goes with `seconds`. Time in which the host owes an answer does not count:
        then the program waits for us, not we for it.
        """
        patience = left = _GRACE_SECONDS + _GRACE_FACTOR * seconds
        closing = expected == "closed"
        while left > 0:
            owing = self._unanswered > 0 and not closing
            began = time.monotonic()
            try:
                with self._fault_first():
                    header, body = self._container.receive(left)
            except TimeoutError:
                continue
            finally:
                if not owing:
                    left -= time.monotonic() - began
            if header["type"] == "request" and self._answering is not None and not closing:
                self._take_request(body)
            elif header["type"] == expected:
                return header, body
            else:
                raise ContainerLost(f"the container sent {header['type'][:40]!r} out of turn")
        raise ContainerLost(f"the container was silent for {patience:g} s")

    def _take_request(self, body: bytes) -> None:
        """Have a request answered by another thread."""
        assert self._answering is not None
        with self._counting:
            self._unanswered += 1
            self._unanswered_bytes += len(body)
        self._requests += 1
        if (
            self._unanswered > _MAX_REQUESTS
            or self._unanswered_bytes > _MAX_REQUEST_BYTES
            or self._requests > _MAX_REQUESTS_EVER
        ):
            raise ContainerLost("the container floods the host with requests")
        self._answering.submit(self._answer, body)

    @contextlib.contextmanager
    def _fault_first(self) -> Iterator[None]:
        """Raise the host's own fault in place of the loss of the container that it led to."""
        try:
            yield
        except ContainerLost:
            if self._fault is not None:
                raise self._fault from None
            raise

    def _answer(self, body: bytes) -> None:
        """Carry out one request of the program. A fault of the host ends the session and is raised by its user."""
        assert self._host_calls is not None
        self._watch_for_bait(body, "a request to the host")
        answer: dict[str, Any] = {"request": 0, "error": "the request was malformed"}
        try:
            with self._decoding:  # one at a time: a body takes many times its length for a moment
                number, name, arguments = _request(body, self._limits.result_bytes + _SLACK)
            answer = {"request": number}
            answer["value"] = self._host_calls(name, arguments)
            reply = wire.encode(answer)
        except Declined as refusal:
            reply = wire.encode({**answer, "error": str(refusal)[:_DETAIL]})
        except BaseException as fault:  # noqa: BLE001 - of whatever kind: the thread that reads raises it
            self._fault = fault
            self._container.hang_up()
            return
        finally:
            with self._counting:
                self._unanswered -= 1
                self._unanswered_bytes -= len(body)
        with contextlib.suppress(ContainerLost):  # found, with its reason, by the thread that reads
            self._container.send({"type": "answer"}, reply)

    def _outcome(self, header: dict[str, Any], body: bytes) -> Outcome:
        spent = _number(header, "cpu_seconds"), _number(header, "wall_seconds")
        if header.get("status") != "answered":
            return Outcome(_status(header), None, str(header.get("detail"))[:_DETAIL], *spent)
        self._watch_for_bait(body, "what the program returned")
        try:
            report = wire.decode(body, self._limits.result_bytes + _SLACK)
            status, detail, value = _CLAIMS[report["status"]], report["detail"], report["value"]
        except (wire.WireError, LookupError, TypeError, ValueError) as error:
            status, detail, value = Status.INVALID_OUTPUT, f"a malformed report: {error}", None
        if status is Status.INVALID_OUTPUT:
            self.note(Event(Layer.BROKER, Technique.MALFORMED_RESULT, Verdict.REFUSED, str(detail)[:_DETAIL]))
        if status is Status.MEMORY:
            # Nobody but the program saw its MemoryError: this is no verified event.
            words = str(detail)[:_DETAIL]
            self.note(Event(Layer.RUNTIME, Technique.RESOURCE_EXHAUSTION, Verdict.CONTAINED, words))
        return Outcome(status, value if status is Status.OK else None, str(detail)[:_DETAIL], *spent)

    def _watch_for_bait(self, content: bytes, place: str) -> None:
        """Record that stolen bait turns up, once for each place."""
        marks = [self._fake_key] if self._fake_key else []
        event = Event(Layer.BROKER, Technique.CANARY, Verdict.OBSERVED, f"bait turned up in {place}")
        if canaries.found_in(content, marks) and event not in self.events:
            self.note(event)

    def note(self, event: Event) -> None:
        """Add what the host itself saw."""
        self.events.append(event)


def _request(body: bytes, limit: int) -> tuple[int, str, list[Any]]:
    try:
        match wire.decode(body, limit):
            case {"request": int(number), "name": str(name), "arguments": list(arguments), **rest} if (
                not rest
            ):
                return number, name, arguments
    except wire.WireError as error:
        raise Declined(f"the request was malformed: {error}") from error
    raise Declined("the request was malformed")


# What the supervisor says is checked too: a program may have taken it over.


def _decode_trusted(body: bytes) -> dict[str, Any]:
    try:
        report = wire.decode(body)
    except wire.WireError as error:
        raise ContainerLost(f"the container broke the protocol: {error}") from error
    if not isinstance(report, dict):
        raise ContainerLost("the container broke the protocol: a report is no object")
    return report


def _list(report: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = report.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ContainerLost(f"the container broke the protocol: {key} is no list of objects")
    if len(entries) > _MAX_EVENTS:
        raise ContainerLost(f"the container broke the protocol: {len(entries)} {key}")
    return entries


def _number(header: dict[str, Any], key: str) -> float:
    value = header.get(key)
    if not isinstance(value, (int, float)) or not 0 <= value < 1e9:
        raise ContainerLost(f"the container broke the protocol: {key} is no time")
    return float(value)


def _status(header: dict[str, Any]) -> Status:
    try:
        return Status(str(header.get("status")))
    except ValueError:
        raise ContainerLost("the container broke the protocol: an unknown status") from None


def _event(entry: dict[str, Any]) -> Event:
    try:
        return Event.from_json(entry)
    except (LookupError, ValueError) as error:
        reason = str(error)[:_DETAIL]
        raise ContainerLost(f"the container broke the protocol: a malformed event ({reason})") from error
