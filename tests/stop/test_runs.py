"""Runs survive kills, signals, bad services and empty purses, and end as they would have; nothing is paid twice."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docker import DockerClient

from sandbox.host.engine import connect
from sandbox.host.reaper import RUN_LABEL
from stop.errors import LedgerFault
from stop.ledger.reader import LedgerReader
from tests import tiny
from tests.conftest import Stop
from tests.loopback import (
    CUT,
    MALFORMED,
    NO_CHOICES,
    SERVER_ERROR,
    Fault,
    LoopbackServer,
    Recorded,
    rate_limited,
    refusal,
)

REQUESTS = 10
"""What an undisturbed run asks of the model: 1 for the seed, 1 + 3 + 1 and 1 + 2 + 1 for the two generations."""

KEY = "sk-test-5f1c9b7a2e8d4036a1"


def slow(request: Any) -> Fault:
    """Good answers, after a while that the request's text decides."""
    return Fault(texts=tiny.improving(request), delay=0.03 + len(request["messages"][-1]["content"]) % 5 / 40)


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer(slow) as started:
        yield started


@pytest.fixture(scope="session")
def client() -> DockerClient:
    return connect()


Command = Callable[..., list[str]]


def run_in(folder: Path) -> str:
    """The run of a test's folder, on whose containers other tests, of other sessions too, have no effect."""
    return f"r-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"


def start_in(folder: Path) -> Command:
    """Makes the arguments that start a run of the tiny task, with an improver that leaves an event each time it runs.

    The run, and so its containers, is named after the folder.
    """
    task = tiny.write_task(folder / "greatest")
    tampering = tiny.IMPROVER.replace("replies =", "utility.budget = 100\n    replies =")
    (folder / "improver.py").write_text(tampering)

    def arguments(server: LoopbackServer, **changes: str) -> list[str]:
        options = {
            "task": str(task),
            "model": "openai/any",
            "api_base": server.url,
            "improver": "improver.py",
            "generations": "2",
            "meta_tests": "1",
            "lm_calls": "1",
            "responses": "2",
            "utility_calls": "5",
            "meta_utility_calls": "5",
            "workers": "2",
            "seed": "3",
            "policy": "observe",
            "run_id": run_in(folder),
            **changes,
        }
        words = [(f"--{name.replace('_', '-')}", value) for name, value in options.items()]
        return ["run", "--json", *(word for pair in words for word in pair)]

    return arguments


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return start_in(tmp_path)


def scores(document: Any) -> Any:
    """What must repeat: improvers, scores and decisions of all generations, the solutions, and what was tried."""
    return document["generations"], document["solutions"], document["audit"]


@dataclass(frozen=True)
class Finished:
    """A finished run whose server is gone: what was seen of it from outside."""

    runs_dir: Path
    out: str
    err: str
    requests: list[Recorded]
    containers: list[Any]

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, client: DockerClient) -> Finished:
    """A run that nothing happened to."""
    folder = tmp_path_factory.mktemp("undisturbed")
    stop, command = Stop(folder, folder / "runs"), start_in(folder)
    with LoopbackServer(slow) as server, stop.start(*command(server), OPENAI_API_KEY=KEY) as process:
        wait_until(lambda: len(server.requests) >= 3 or process.poll() is not None)
        inspected = [container.attrs for container in containers(client, run_in(folder))]
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return Finished(folder / "runs", out, err, server.requests, inspected)


@pytest.fixture(scope="session")
def undisturbed(finished: Finished) -> Any:
    """The scores of a run that nothing happened to."""
    return scores(finished.document)


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that in time"
        time.sleep(0.01)


def containers(client: DockerClient, run: str) -> list[Any]:
    return client.containers.list(all=True, filters={"label": f"{RUN_LABEL}={run}"}, ignore_removed=True)


def recorded(runs_dir: Path) -> int:
    """The number of replies in the ledger; 0 where there is no ledger yet."""
    if not any(runs_dir.glob("r-*/ledger.sqlite3")):
        return 0
    with LedgerReader.open(runs_dir, "latest") as ledger:
        return len(list(ledger.lm_calls()))


KILLS = [
    (requests, random.Random(requests).uniform(0, 0.25))
    for requests in random.Random(2310).sample(range(1, 10), 5)
]


@pytest.mark.parametrize(("requests", "later"), KILLS)
def test_a_killed_run_goes_on_to_the_same_end_and_pays_for_no_reply_twice(
    stop: Stop,
    command: Command,
    server: LoopbackServer,
    client: DockerClient,
    runs_dir: Path,
    tmp_path: Path,
    undisturbed: Any,
    requests: int,
    later: float,
) -> None:
    with stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= requests or process.poll() is not None)
        time.sleep(later)
        process.kill()
        process.wait()
    time.sleep(0.3)  # what was sent is on the server's list
    sent, answered = len(server.requests), recorded(runs_dir)
    assert sent - answered <= 2, "more than the two workers had requests under way"
    wait_until(lambda: not containers(client, run_in(tmp_path)), 30)

    ended = stop("resume", "--json", "--workers", "2")
    assert ended.status == 0, ended.err
    assert scores(ended.document) == undisturbed
    assert ended.document["status"] == "finished"
    assert ended.document["lm"]["calls"] == REQUESTS
    assert len(server.requests) == sent + REQUESTS - answered
    assert stop("audit", "verify").status == 0
    wait_until(lambda: not containers(client, run_in(tmp_path)), 30)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_a_run_cleanly_and_it_can_be_resumed(
    stop: Stop,
    command: Command,
    server: LoopbackServer,
    client: DockerClient,
    runs_dir: Path,
    tmp_path: Path,
    undisturbed: Any,
    number: int,
) -> None:
    run = run_in(tmp_path)
    with stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= 5 or process.poll() is not None)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    lines = [line for line in err.splitlines() if not line.startswith("Building")]
    assert lines == [
        "stopping: replies under way are kept; press Ctrl-C again to leave at once",
        f"stop: stopped on request; go on with: stop resume {run}",
    ]
    assert json.loads(out)["status"] == "stopped"
    wait_until(lambda: not containers(client, run), 30)
    sent = len(server.requests)
    assert recorded(runs_dir) == sent  # replies under way were waited for

    ended = stop("resume", run, "--json")
    assert ended.status == 0, ended.err
    assert scores(ended.document) == undisturbed
    assert len(server.requests) == REQUESTS


def test_a_second_signal_ends_a_run_at_once(
    stop: Stop, command: Command, client: DockerClient, tmp_path: Path
) -> None:
    with LoopbackServer(lambda _: Fault(delay=60)) as server, stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= 1 or process.poll() is not None)
        process.send_signal(signal.SIGINT)
        time.sleep(1)
        assert process.poll() is None  # it waits for the reply
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 1
    wait_until(lambda: not containers(client, run_in(tmp_path)), 30)


def test_a_signal_ends_the_wait_for_a_service_that_asks_for_patience(
    stop: Stop, command: Command, tmp_path: Path
) -> None:
    with LoopbackServer(lambda _: rate_limited("100")) as server, stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= 1 or process.poll() is not None)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.splitlines()[-1].endswith(f"go on with: stop resume {run_in(tmp_path)}")


def test_a_second_process_may_look_at_a_live_run_and_not_go_on_with_it(
    stop: Stop, command: Command, server: LoopbackServer
) -> None:
    with stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= 2 or process.poll() is not None)
        refused = stop("resume")
        shown = stop("show", "--json")
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert refused.status == 1
    assert f"in use by process {process.pid}" in refused.err
    assert len(refused.err.splitlines()) == 1
    assert shown.document["status"] == "running"
    assert stop("resume", "--json").document == json.loads(out)  # finished: left as it is
    assert len(server.requests) == REQUESTS


def test_a_service_in_trouble_is_survived(stop: Stop, command: Command, undisturbed: Any) -> None:
    faults = [rate_limited("1"), None, SERVER_ERROR, None, None, CUT, MALFORMED, None, NO_CHOICES]
    with LoopbackServer(tiny.improving, faults) as server:
        ended = stop(*command(server))
        assert ended.status == 0, ended.err
        assert scores(ended.document) == undisturbed
        assert len(server.requests) == REQUESTS + 5


def test_a_service_that_refuses_stops_the_run_and_it_goes_on_with_another(
    stop: Stop, command: Command, undisturbed: Any, tmp_path: Path
) -> None:
    served = []

    def until_the_fourth(request: Any) -> Any:
        served.append(request)
        return tiny.improving(request) if len(served) < 4 else refusal(401, f"Incorrect API key: {KEY}")

    with LoopbackServer(until_the_fourth) as failing:
        ended = stop(*command(failing), OPENAI_API_KEY=KEY)
    assert ended.status == 1
    (line,) = [line for line in ended.err.splitlines() if line.startswith("stop: ")]
    assert "refused the API key" in line
    assert line.endswith(f"go on with: stop resume {run_in(tmp_path)}")
    assert json.loads(ended.out)["status"] == "stopped"
    assert KEY not in ended.err
    with LoopbackServer(tiny.improving) as server:
        resumed = stop("resume", "--json", "--api-base", server.url)
        assert resumed.status == 0, resumed.err
        assert scores(resumed.document) == undisturbed
        assert len(server.requests) == REQUESTS - 3


def test_the_limit_in_dollars_stops_a_run_and_a_higher_one_lets_it_go_on(
    stop: Stop, command: Command, server: LoopbackServer, undisturbed: Any, tmp_path: Path
) -> None:
    ended = stop(*command(server, model="openai/gpt-4o-mini", usd_limit="0.0001"))
    assert ended.status == 1
    assert f"go on with: stop resume {run_in(tmp_path)}" in ended.err
    assert "--usd-limit" in ended.err
    spent = ended.document["lm"]["usd"]
    assert 0.0001 <= spent < 0.0002  # no more than what the two workers had under way
    assert 0 < len(server.requests) < REQUESTS
    resumed = stop("resume", "--json", "--usd-limit", "1")
    assert resumed.status == 0, resumed.err
    assert scores(resumed.document) == undisturbed
    assert len(server.requests) == REQUESTS


def test_an_undisturbed_run_makes_exactly_the_expected_requests(finished: Finished) -> None:
    assert [request.body["n"] for request in finished.requests] == [2] * REQUESTS
    assert finished.document["lm"]["calls"] == REQUESTS
    assert finished.document["lm"]["completions"] == 2 * REQUESTS
    assert [generation["accepted"] for generation in finished.document["generations"]] == [True] * 3


def test_a_key_is_nowhere_but_in_the_headers_of_requests(finished: Finished) -> None:
    assert {request.headers["authorization"] for request in finished.requests} == {f"Bearer {KEY}"}
    assert finished.containers
    assert KEY not in json.dumps(finished.containers)
    assert KEY not in json.dumps([request.body for request in finished.requests])
    assert KEY not in finished.out + finished.err
    files = [path for path in finished.runs_dir.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert not [path for path in files if KEY.encode() in path.read_bytes()]


SIDE_FILES = (".sqlite3-shm", ".sqlite3-wal")


def times(runs_dir: Path) -> dict[Path, int]:
    """When each file of a folder was last written; reading a ledger touches only SQLite's own two side files."""
    files = [path for path in runs_dir.rglob("*") if path.is_file() and path.suffix not in SIDE_FILES]
    return {path: path.stat().st_mtime_ns for path in files}


def test_a_replay_finds_no_difference_changes_nothing_and_asks_nobody(stop: Stop, finished: Finished) -> None:
    before = times(finished.runs_dir)
    replayed = stop("replay", "--json", "--runs-dir", finished.runs_dir)
    assert replayed.status == 0, replayed.err
    assert replayed.document["differences"] == []
    assert scores(replayed.document) == scores(finished.document)
    assert replayed.document["lm"]["calls"] == REQUESTS
    assert times(finished.runs_dir) == before


def tampered(finished: Finished, folder: Path, old: bytes, new: bytes) -> Path:
    """A copy of the runs with all replies edited."""
    shutil.copytree(finished.runs_dir, folder)
    (ledger,) = folder.glob("*/ledger.sqlite3")
    database = sqlite3.connect(ledger)
    rows = database.execute("SELECT rowid, texts FROM lm_calls").fetchall()
    with database:
        changed = [(texts.replace(old, new), row) for row, texts in rows if old in texts]
        database.executemany("UPDATE lm_calls SET texts = ? WHERE rowid = ?", changed)
    database.close()
    assert changed
    return folder


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"return 0.6", b"return 0.61"), (b"return 0.6", b"return 0.1"), (b"LEVEL = 2", b"LEVEL = 5")],
)
def test_a_replay_names_what_a_tampered_reply_changes(
    stop: Stop, finished: Finished, tmp_path: Path, old: bytes, new: bytes
) -> None:
    copy = tampered(finished, tmp_path / "tampered", old, new)
    replayed = stop("replay", "--json", "--runs-dir", copy)
    assert replayed.status == 1, replayed.err
    assert replayed.document["differences"]
    assert "Traceback" not in replayed.err


def test_a_reply_past_reading_is_a_clear_fault(stop: Stop, finished: Finished, tmp_path: Path) -> None:
    for number, (old, new) in enumerate(
        [(b"[", b""), (b"[", b"{"), (b"An idea", b"\xff"), (b'["', b'[7, "')]
    ):
        copy = tampered(finished, tmp_path / f"{number}", old, new)
        with LedgerReader.open(copy, "latest") as ledger, pytest.raises(LedgerFault, match="damaged"):
            ledger.replies_by_seed()
    replayed = stop("replay", "--runs-dir", copy)
    assert replayed.status == 1
    assert "the ledger is damaged" in replayed.err
    assert len(replayed.err.splitlines()) == 1


def test_a_task_that_changed_keeps_a_run_from_going_on(
    stop: Stop, command: Command, server: LoopbackServer, tmp_path: Path
) -> None:
    with stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= 1 or process.poll() is not None)
        process.kill()
    with (tmp_path / "greatest" / "task.py").open("a") as file:
        file.write("# another one\n")
    ended = stop("resume")
    assert ended.status == 2
    assert len(ended.err.splitlines()) == 1
    assert "changed since" in ended.err


def test_what_a_killed_run_has_come_to_can_be_shown(
    stop: Stop, command: Command, server: LoopbackServer
) -> None:
    with stop.start(*command(server)) as process:
        wait_until(lambda: len(server.requests) >= 4 or process.poll() is not None)
        process.kill()
    document = stop("show", "--json").document
    assert document["status"] == "stopped"
    assert stop("runs", "--json").document[0]["status"] == "stopped"
    assert stop("show").status == stop("audit", "verify").status == stop("audit", "list").status == 0
