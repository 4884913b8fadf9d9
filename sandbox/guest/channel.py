"""The line between a child and the supervisor: small frames, a kind and a body, on one stream socket."""

from __future__ import annotations

import os
import queue
import struct
import threading
from enum import IntEnum
from itertools import count
from typing import Any

from sandbox.guest import wire

HEAD = struct.Struct(">BI")
"""A frame's kind and the length of its body in bytes."""


class Kind(IntEnum):
    """What a frame is. The first three go to the child, the others come from it.

    Up to `CONFINED`, which carries the listener of the filter where there is one, frames come from trusted code.
    """

    START = 1
    CALL = 2
    ANSWER = 3
    CHECKED = 11
    CONFINED = 12
    STARTED = 13
    REQUEST = 14
    RETURNED = 15
    HINT = 16


class Channel:
    """The child's end. Sending is safe from any thread; one thread receives."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._sending = threading.Lock()

    def send(self, kind: Kind, body: bytes) -> None:
        """Send one frame. Ends the process where the supervisor is gone."""
        frame = memoryview(HEAD.pack(kind, len(body)) + body)
        with self._sending:
            while frame:
                frame = frame[os.write(self._descriptor, frame) :]

    def receive_any(self) -> tuple[Kind, bytes]:
        """Wait for the next frame. Raises `EOFError` when the supervisor has closed the line."""
        kind, length = HEAD.unpack(self._read(HEAD.size))
        return Kind(kind), self._read(length)

    def receive(self, expected: Kind) -> bytes:
        """Wait for the next frame, which is of one kind. Raises `EOFError` when the line was closed."""
        kind, body = self.receive_any()
        if kind is not expected:
            raise RuntimeError(f"expected {expected.name}, got {kind.name}")
        return body

    def _read(self, length: int) -> bytes:
        parts = bytearray()
        while len(parts) < length:
            part = os.read(self._descriptor, min(length - len(parts), 1 << 16))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)


class HostLine:
    """Lets a program's threads ask the host, each waiting for its own answer, while calls go on arriving."""

    def __init__(self, channel: Channel, limit: int) -> None:
        """`limit` bounds one request, in bytes."""
        self._channel = channel
        self._limit = limit
        self._numbers = count(1)
        self._waiting: dict[int, queue.SimpleQueue[dict[str, Any]]] = {}
        self._calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def request(self, name: str, *arguments: Any) -> Any:
        """Ask the host to carry out `name`.

        Raises `RuntimeError` with its words where it declines, `WireError` for arguments that may not cross.
        """
        number = next(self._numbers)
        answer: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        body = wire.encode({"request": number, "name": name, "arguments": list(arguments)}, self._limit)
        self._waiting[number] = answer
        self._channel.send(Kind.REQUEST, body)
        reply = answer.get()
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return reply["value"]

    def next_call(self) -> bytes:
        """Wait for the body of the next call."""
        return self._calls.get()

    def _listen(self) -> None:
        while True:
            try:
                kind, body = self._channel.receive_any()
            except EOFError:
                os._exit(0)
            if kind is Kind.CALL:
                self._calls.put(body)
            else:
                reply = wire.decode(body)
                self._waiting.pop(reply["request"]).put(reply)
