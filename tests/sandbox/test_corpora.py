"""Every program of `tests/corpora` in the real sandbox: attacks are seen and stay inside, honest work goes unharmed.

Each attack runs twice, with the static policy observing and with it off. A container that has run something grave is
ended as a rule; here it goes on, which is quicker, and harder on what confines a program: all attacks of a process
follow one another in the same containers, and honest programs come after them.
"""

from __future__ import annotations

import ast
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from sandbox.host.engine import connect
from sandbox.host.pool import ContainerEnded, Sandbox
from sandbox.host.reaper import RUN_LABEL
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique
from sandbox.program import Limits, Outcome, Policy, Program, Status
from stop.budget import ImproverBudget
from stop.context import Context
from stop.improve import improve
from stop.ledger.ledger import Ledger
from stop.ledger.records import Role
from stop.models.base import Reply, Request
from tests.programs import ATTACKS, BENIGN, Attack, Honest, name_of

SOLUTION = "def algorithm(x, factor=3):\n    return factor * x\n"
CALLS = 9
"""How often an improver may call the model, and the utility."""

HONEST_SECONDS = 5.0
ENDLESS_SECONDS = 0.2
HOSTILE_SECONDS = 2.0
ACCOUNTS = {Path("/etc/passwd"), Path("/etc/shadow"), Path("/etc/group")}
"""Files that attacks only read, and that a machine's owner may change at any time."""

OWN_PROCESSES = 3
"""Supervisor, template, and the child that waits for the next program."""


class Model:
    """Answers every request with small programs of its own."""

    name = "fixed"

    def complete(self, request: Request) -> Reply:
        return Reply(tuple(f"```python\n{SOLUTION}# {number}\n```" for number in range(request.n)))


class Length:
    """Scores a program by its length."""

    name = "length"
    role: Role = "solution"
    description = "def utility(program):\n    return len(program) / 1000"

    def evaluate(self, program: str, scope: str, generation: int) -> float:
        return min(1.0, len(program) / 1000)


@dataclass(frozen=True)
class Seen:
    """How a program ended and what it was seen trying; `detail` is one line for people."""

    status: Status
    detail: str
    events: list[Event]


@pytest.fixture(scope="module")
def lasting() -> Iterator[Sandbox]:
    """Containers that are never replaced. At the end of the module nothing has come out of them, or been left."""
    run, files = f"corpora-{uuid4()}", named_files()
    before = {path: state(path) for path in files}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "tainted", False)
        with Sandbox(run) as sandbox:
            yield sandbox
            engine = connect().api
            mine = {"label": f"{RUN_LABEL}={run}"}
            for container in engine.containers(filters=mine):
                processes = engine.top(container["Id"])["Processes"]
                assert len(processes) <= OWN_PROCESSES, processes
    assert not engine.containers(all=True, filters=mine)
    assert {path: state(path) for path in files} == before


def named_files() -> list[Path]:
    """Whatever path on this machine an attack may mean by the strings in its text."""
    texts = {
        node.value
        for attack in ATTACKS
        for node in ast.walk(ast.parse(attack.text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 200
    }
    paths = {Path(text).expanduser() for text in texts if text.startswith(("/", "~/")) and "\0" not in text}
    paths |= {Path(text) for text in texts if text.isprintable() and "/" not in text}
    return sorted(path for path in paths - ACCOUNTS if path.parts[:2] not in {("/", "proc"), ("/", "dev")})


def state(path: Path) -> tuple[int, ...] | None:
    """What would tell that a file was written, replaced or made; None where there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    changes = () if path.is_dir() else (found.st_size, found.st_mtime_ns)
    return (found.st_ino, found.st_mode, *changes)


def run(sandbox: Sandbox, program: Honest, policy: Policy, seconds: float, folder: Path) -> Seen:
    """Run a program as `stop` would: an improver on a small solution, anything else by itself."""
    if program.is_improver:
        return improved(sandbox, program, policy, seconds, folder)
    limits = Limits(start_seconds=seconds, memory_mb=256)
    text = Program(program.text, name="__main__", wants_result=True)
    try:
        outcome, session = sandbox.use(text, top_level, limits, policy)
    except ContainerEnded as ended:
        return Seen(Status.KILLED, ended.as_outcome().detail, ended.events)
    return Seen(outcome.status, outcome.detail, session.events)


def top_level(session: Session) -> Outcome:
    return session.started


def improved(sandbox: Sandbox, program: Honest, policy: Policy, seconds: float, folder: Path) -> Seen:
    Ledger.create(folder, "r1", {}).close()
    budget = ImproverBudget(CALLS, 6, CALLS, seconds, memory_mb=256)
    with Ledger.open(folder, "r1") as ledger:
        context = Context(ledger, Model(), seed=1, sandbox=sandbox, policy=policy)
        record = improve(context, program.text, SOLUTION, Length(), budget, "g1", 1)
        return Seen(Status(record.status), record.detail, list(ledger.events(where={"scope": "g1"})))


@pytest.mark.parametrize("policy", [Policy.OBSERVE, Policy.OFF])
@pytest.mark.parametrize("attack", ATTACKS, ids=name_of)
def test_an_attack_is_on_record_and_leaves_nobody_behind(
    attack: Attack, policy: Policy, lasting: Sandbox, tmp_path: Path
) -> None:
    is_endless = attack.technique is Technique.RESOURCE_EXHAUSTION and Layer.CONTAINER in attack.layers
    seconds = ENDLESS_SECONDS if is_endless else HOSTILE_SECONDS
    seen = run(lasting, attack, policy, seconds, tmp_path)
    recorded = {event.layer for event in seen.events if event.technique == attack.technique}
    expected = attack.layers - {Layer.STATIC} if policy is Policy.OFF else attack.layers
    assert expected <= recorded, f"{seen.status}: {seen.detail}"
    assert not [event for event in seen.events if "outlived" in event.detail]


@pytest.mark.parametrize("program", BENIGN, ids=name_of)
def test_an_honest_program_runs_under_enforce_without_a_grave_event(
    program: Honest, lasting: Sandbox, tmp_path: Path
) -> None:
    seen = run(lasting, program, Policy.ENFORCE, HONEST_SECONDS, tmp_path)
    is_out_of_calls = "beyond its budget" in seen.detail  # its own failure, and no attack on the sandbox
    assert seen.status is Status.OK or is_out_of_calls, seen.detail
    assert not [event for event in seen.events if event.severity == Severity.HIGH]
    told = {event.layer for event in seen.events if Layer(event.layer).verified}
    assert told <= {Layer.BROKER}


CALLS_HOME = """
import socket

result = []
for family, address in {addresses!r}:
    try:
        with socket.socket(family) as line:
            line.settimeout(0.2)
            line.connect(address)
            line.sendall(b"out")
        result.append(address)
    except OSError:
        pass
"""


def test_no_program_reaches_a_listener_on_this_machine(lasting: Sandbox) -> None:
    hidden = f"\0corpora-{uuid4()}"  # a name that is no file: known to all of a network namespace
    with socket.create_server(("", 0)) as open_to_all, socket.socket(socket.AF_UNIX) as unnamed:
        unnamed.bind(hidden)
        unnamed.listen()
        port = open_to_all.getsockname()[1]
        names = ["127.0.0.1", "0.0.0.0", socket.gethostbyname(socket.gethostname()), "172.17.0.1", "10.0.2.2"]
        addresses = [(int(socket.AF_INET), (name, port)) for name in names]
        text = CALLS_HOME.format(addresses=[*addresses, (int(socket.AF_UNIX), hidden)])
        outcome, session = lasting.use(Program(text, wants_result=True), top_level, policy=Policy.OFF)
        assert outcome.value == []
        assert {event.technique for event in session.events} == {Technique.NETWORK}
        for listener in (open_to_all, unnamed):
            listener.settimeout(0)
            with pytest.raises(BlockingIOError):
                listener.accept()
        socket.create_connection(("127.0.0.1", port)).close()  # what is on this machine does reach it
        open_to_all.settimeout(5)
        open_to_all.accept()[0].close()
