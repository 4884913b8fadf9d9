"""Watchers of a run's events: the tripwire speaks up at the N-th; alerts arrive, and cost the run nothing."""

from __future__ import annotations

import json
import shlex
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from stop.audit import alerts
from stop.audit.alerts import Alerts, CommandHook, WebHook
from stop.audit.tripwire import Tripwire, parse_limits
from stop.errors import UsageFault
from stop.ledger.records import AuditEvent
from tests.stop.ledger.samples import HOSTILE

EVENT = AuditEvent(
    *(7, "2026-11-23T00:00:00.000000+00:00", "r1", 1, "ab" * 32, "solution", "syscall", "network", "high"),
    *("blocked", HOSTILE + "; touch /tmp/x; $(id) `id`", 3, "g1", "f" * 32, 0, "0" * 64, "1" * 64),
)
SECRET = "hunter2"


class Hook:
    """A web hook on loopback that keeps the bodies it got, and answers as `status` says, after `delay` seconds."""

    def __init__(self) -> None:
        self.bodies: list[Any] = []
        self.paths: list[str] = []
        self.status, self.headers, self.delay = 204, dict[str, str](), threading.Event()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                hook.paths.append(self.path)
                hook.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                hook.delay.wait(20)
                self.send_response(hook.status)
                for name, value in hook.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST  # noqa: N815 - the base class's name

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
                """Stay silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/{SECRET}"
        self.delay.set()


@pytest.fixture
def hook() -> Iterator[Hook]:
    hook = Hook()
    thread = threading.Thread(target=hook.server.serve_forever, args=(0.05,))
    thread.start()
    yield hook
    hook.delay.set()
    hook.server.shutdown()
    hook.server.server_close()
    thread.join()


def python(code: str) -> str:
    """A command that runs Python code."""
    return shlex.join([sys.executable, "-c", code])


def test_the_tripwire_speaks_up_once_at_the_nth_event() -> None:
    wire = Tripwire({"network": 3})
    said = [wire(replace(EVENT, seq=seq)) for seq in range(1, 6)]
    assert [words is not None for words in said] == [False, False, True, False, False]
    assert said[2] is not None
    assert said[2].startswith("--stop-on: 3 events of network, the last one 3 ")
    assert "stop audit show r1 3" in said[2]
    assert said[2].isprintable()
    assert wire(replace(EVENT, technique="flood")) is None


def test_limits_are_read_as_they_are_written() -> None:
    assert parse_limits(["network", "file_access:5"]) == {"network": 1, "file_access": 5}
    for wrong in ("magic", "network:0", "network:-1", "network:", "network:x", "NETWORK", "", "network:1:2"):
        with pytest.raises(UsageFault, match="sandbox_disable"):
            parse_limits([wrong])
    with pytest.raises(UsageFault, match="twice"):
        parse_limits(["network", "network:2"])


def test_a_command_gets_the_event_on_its_input_and_no_shell_sees_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = f"import sys; open({str(out)!r}, 'a').write(sys.stdin.read() + '\\n'); assert len(sys.argv) == 1"
    reports: list[str] = []
    with Alerts([CommandHook(python(code))], reports.append) as watcher:
        assert watcher(EVENT) is None
        assert watcher(replace(EVENT, severity="medium")) is None
        assert watcher(replace(EVENT, seq=8)) is None
    assert reports == []
    received = [json.loads(line) for line in out.read_text().splitlines()]
    assert received == [json.loads(json.dumps(replace(EVENT, seq=seq).as_json())) for seq in (7, 8)]
    assert out.read_text().isascii()


def test_a_web_hook_gets_the_event_and_nothing_else(hook: Hook) -> None:
    reports: list[str] = []
    with Alerts([WebHook(hook.url)], reports.append) as watcher:
        watcher(EVENT)
    assert reports == []
    (body,) = hook.bodies
    assert body == json.loads(json.dumps(EVENT.as_json()))


@pytest.mark.parametrize("status", [404, 500, 302])
def test_a_server_that_fails_is_told_once_without_its_address(hook: Hook, status: int) -> None:
    hook.status, hook.headers = status, {"Location": hook.url + "/elsewhere"}
    reports: list[str] = []
    with Alerts([WebHook(hook.url)], reports.append) as watcher:
        for _ in range(3):
            watcher(EVENT)
    assert reports == [
        f"alert not delivered: the server answered with status {status}",
        "3 alerts were not delivered; the events are in the ledger all the same",
    ]
    assert hook.paths == [f"/{SECRET}"] * 3  # no redirect was followed


def test_whatever_goes_wrong_is_a_line_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "_SECONDS", 0.3)
    broken = tmp_path / "broken"
    broken.write_text("#!/nonexistent/interpreter\n")
    broken.chmod(0o755)
    left = tmp_path / "left"
    lingering = f"import os, time; os.fork(); time.sleep(1); open({str(left)!r}, 'w')"
    receivers = {
        "status 3": CommandHook(python("raise SystemExit(3)")),
        "cannot be started": CommandHook(str(broken)),
        "more than 0.3 s": CommandHook(python(lingering)),
        "cannot be reached": WebHook(f"http://127.0.0.1:9/{SECRET}"),
    }
    for words, receiver in receivers.items():
        reports: list[str] = []
        with Alerts([receiver], reports.append) as watcher:
            watcher(EVENT)
            time.sleep(0.5)
        assert words in reports[0]
        assert not [line for line in reports if SECRET in line]
    time.sleep(1)
    assert not left.exists()  # what the late command had started was ended with it


def test_a_slow_receiver_never_delays_the_run(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "_SECONDS", 0.5)
    hook.delay.clear()
    reports: list[str] = []
    with Alerts([WebHook(hook.url)], reports.append) as watcher:
        began = time.monotonic()
        for _ in range(5000):
            watcher(EVENT)
        assert time.monotonic() - began < 2
        ended = time.monotonic()
    assert time.monotonic() - ended < 5
    assert "5000 alerts were not delivered" in reports[-1]
    assert len(hook.bodies) < 10


@pytest.mark.parametrize(
    "command", ["", "   ", "'unclosed", "/nowhere/program x", "no-such-program-anywhere"]
)
def test_a_command_that_cannot_work_is_refused_at_once(command: str) -> None:
    with pytest.raises(UsageFault, match="--on-alert"):
        CommandHook(command)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org",
        "file:///etc/passwd",
        "http://",
        "http://x:port/",
        "http://x/\n",
    ],
)
def test_an_address_that_cannot_work_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageFault, match="--alert-url") as refused:
        WebHook(url.replace("://", f"://{SECRET}@") if url else url)
    assert SECRET not in str(refused.value)
