"""A chat-completions server on loopback that misbehaves on request: the language model of the tests.

By hand: `python -m tests.loopback --port 8000`, then `stop run --model openai/any --api-base URL`.
"""

from __future__ import annotations

import argparse
import json
import socket
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, cast


@dataclass(frozen=True)
class Fault:
    """How one request is answered otherwise than well.

    The answer starts after `delay` seconds. `body`, if any, is sent as it is, in place of a completion;
    `texts`, if any, become the choices (None: a choice without content). `cut` closes the connection after
    half the body. `drip` spreads the body over so many seconds.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    texts: Sequence[str | None] | None = None
    delay: float = 0.0
    cut: bool = False
    drip: float = 0.0


def refusal(status: int, message: str, headers: Mapping[str, str] | None = None, **error: str) -> Fault:
    """An error as the OpenAI API words it; `error` may add `param`, `code` and `type`."""
    body = json.dumps({"error": {"message": message, **error}}).encode()
    return Fault(status=status, headers=headers or {}, body=body)


def rate_limited(retry_after: str) -> Fault:
    """A 429 that asks for a wait: seconds, or an HTTP date."""
    return refusal(429, "Rate limit reached", {"Retry-After": retry_after}, code="rate_limit_exceeded")


SERVER_ERROR = refusal(500, "The server had an error")
CUT = Fault(cut=True)
MALFORMED = Fault(body=b'{"choices": [{"index": 0, "mess')
NO_CHOICES = Fault(texts=())


@dataclass(frozen=True)
class Recorded:
    """One request as it arrived: its path, its headers with lower-case names, and its JSON body."""

    path: str
    headers: Mapping[str, str]
    body: Any


Answer = Callable[[Any], Sequence[str | None] | Fault]
"""From a request's JSON body to the texts of the choices, or to a fault."""


def echo(request: Any) -> list[str]:
    """The last message, once for each completion asked for."""
    return [request["messages"][-1]["content"]] * request.get("n", 1)


class LoopbackServer:
    """An OpenAI-compatible server on 127.0.0.1 and a free port, for the length of a `with` block.

    `faults` answer the first requests in order of arrival, one each (None: a good answer); `answer` answers
    the rest. Tokens are counted as words; `usage=False` leaves the counts out.
    """

    def __init__(
        self,
        answer: Answer = echo,
        faults: Iterable[Fault | None] = (),
        *,
        usage: bool = True,
        port: int = 0,
    ) -> None:
        self._answer = answer
        self._faults = iter(tuple(faults))
        self._usage = usage
        self._lock = threading.Lock()
        self._recorded: list[Recorded] = []
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="loopback")

    @property
    def url(self) -> str:
        """The base URL, to be given as `--api-base`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def requests(self) -> list[Recorded]:
        """All requests so far, in order of arrival."""
        with self._lock:
            return list(self._recorded)

    def __enter__(self) -> LoopbackServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.end_connections()
        self._server.server_close()
        self._thread.join()

    def respond(self, recorded: Recorded) -> tuple[Fault, bytes]:
        """How to answer a request, and the whole body to answer it with."""
        with self._lock:
            self._recorded.append(recorded)
            fault = next(self._faults, None)
        if not recorded.path.endswith("/v1/chat/completions"):
            fault = refusal(404, f"no such path: {recorded.path}")
        if fault is None or (fault.body is None and fault.texts is None):
            answer = self._answer(recorded.body)
            answer = answer if isinstance(answer, Fault) else Fault(texts=answer)
            fault = answer if fault is None else replace(fault, body=answer.body, texts=answer.texts)
        if fault.body is not None:
            return fault, fault.body
        texts = fault.texts if fault.texts is not None else echo(recorded.body)
        return fault, self._completion(recorded.body, texts)

    def _completion(self, request: Any, texts: Sequence[str | None]) -> bytes:
        words_in = sum(len(message["content"].split()) for message in request["messages"])
        words_out = sum(len((text or "").split()) for text in texts)
        body: dict[str, Any] = {
            "id": "chatcmpl-loopback",
            "object": "chat.completion",
            "created": 0,
            "model": request["model"],
            "choices": [
                {"index": index, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
                for index, text in enumerate(texts)
            ],
        }
        if self._usage:
            body["usage"] = {
                "prompt_tokens": words_in,
                "completion_tokens": words_out,
                "total_tokens": words_in + words_out,
            }
        return json.dumps(body).encode()


class _Server(ThreadingHTTPServer):
    """Threads are joined and connections ended on close, so that nothing outlives a test."""

    daemon_threads = False
    request_queue_size = 128
    owner: LoopbackServer

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.closing = threading.Event()
        self._connections: set[socket.socket] = set()
        self._connections_lock = threading.Lock()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        with self._connections_lock:
            self._connections.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        with self._connections_lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def end_connections(self) -> None:
        self.closing.set()
        with self._connections_lock:
            for connection in self._connections:
                with suppress(OSError):  # the client may have hung up already
                    connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        server = cast(_Server, self.server)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        fault, answer = server.owner.respond(Recorded(self.path, headers, body))
        server.closing.wait(fault.delay)
        self.send_response(fault.status)
        for name, value in {"Content-Type": "application/json", **fault.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if fault.cut:
            self.wfile.write(answer[: len(answer) // 2])
            self.close_connection = True
            return
        self._write(answer, fault.drip)

    def _write(self, answer: bytes, seconds: float) -> None:
        """Send a body in ten pieces over so many seconds, or at once."""
        step = max(1, len(answer) // 10) if seconds else len(answer)
        for start in range(0, len(answer), step or 1):
            self.wfile.write(answer[start : start + step])
            cast(_Server, self.server).closing.wait(seconds / 10)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Stay silent."""


def main() -> None:
    """Serve until interrupted; each completion echoes the last message."""
    parser = argparse.ArgumentParser(description="a chat-completions server on loopback that echoes")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    with LoopbackServer(port=parser.parse_args().port) as server:
        print(server.url, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{len(server.requests)} requests answered")


if __name__ == "__main__":
    main()
