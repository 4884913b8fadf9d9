"""A pool reuses sound containers, replaces lost ones, blames whom it should, and leaves none behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from docker import DockerClient

from sandbox.errors import SandboxError
from sandbox.host.engine import connect
from sandbox.host.pool import ContainerEnded, Sandbox
from sandbox.host.reaper import OWNER_LABEL, RUN_LABEL, Owner
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Layer, Severity, Technique
from sandbox.program import Limits, Outcome, Policy, Program, Status

HONEST = Program("def answer(): return 42")
NAP = Program("import time\ndef nap(seconds): time.sleep(seconds)\ndef answer(): return 42")
GRAVE = Program("import socket\ndef answer():\n    try: socket.socket()\n    except OSError: return 1")


@pytest.fixture(scope="module")
def client() -> DockerClient:
    return connect()


@pytest.fixture
def run() -> str:
    """A name that tells this test's containers from all others."""
    return f"test-pool-{uuid4()}"


@pytest.fixture
def pool(run: str) -> Iterator[Sandbox]:
    with Sandbox(run) as sandbox:
        yield sandbox


def containers(client: DockerClient, label: str) -> list[str]:
    return [found["Id"] for found in client.api.containers(all=True, filters={"label": label})]


def eventually(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def visit(sandbox: Sandbox, program: Program = HONEST) -> tuple[str, Outcome]:
    """Where a program ran, and what it answered."""

    def work(session: Session) -> tuple[str, Outcome]:
        return session._container.id, session.call("answer", [], 0, 5.0)

    return sandbox.use(program, work, policy=Policy.OFF)[0]


class TestReuse:
    def test_a_sound_container_is_used_again(self, pool):
        assert len({visit(pool)[0] for _ in range(5)}) == 1

    def test_one_that_a_grave_program_used_is_not(self, pool, client):
        tainted, outcome = visit(pool, GRAVE)
        assert outcome.ok
        assert tainted not in {visit(pool)[0] for _ in range(3)}
        assert eventually(
            lambda: tainted not in containers(client, f"{OWNER_LABEL}={Owner.of_this_process().as_label()}")
        )

    def test_programs_at_the_same_time_have_containers_of_their_own(self, pool):
        together = threading.Barrier(3)

        def work(session: Session) -> str:
            together.wait(30)
            return session._container.id

        with ThreadPoolExecutor(3) as threads:
            places = list(threads.map(lambda _: pool.use(HONEST, work)[0], range(3)))
        assert len(set(places)) == 3
        assert visit(pool)[0] in places

    def test_many_threads_share_few_containers(self, pool, run, client):
        with ThreadPoolExecutor(3) as threads:
            outcomes = list(threads.map(lambda _: visit(pool), range(40)))
        assert all(outcome.value == 42 for _, outcome in outcomes)
        assert len({place for place, _ in outcomes}) <= 3
        assert len(containers(client, f"{RUN_LABEL}={run}")) <= 3

    def test_a_refused_program_leaves_its_container_sound(self, pool):
        program = Program("import os\nos.system('true')\n")
        outcome, session = pool.use(program, lambda session: session.started)
        assert outcome.status is Status.REFUSED
        assert any(event.layer is Layer.STATIC for event in session.events)
        assert not session.tainted
        assert visit(pool)[0] == visit(pool)[0]

    def test_what_the_users_work_raises_is_raised_and_its_container_discarded(self, pool):
        before = visit(pool)[0]

        def fail(_session: Session) -> None:
            raise LookupError("the user's own")

        with pytest.raises(LookupError, match="own"):
            pool.use(HONEST, fail)
        assert visit(pool)[0] != before


class TestLoss:
    def killing(self, client: DockerClient, times: int) -> tuple[Callable[[Session], Outcome], list[str]]:
        """Work that loses its container in the middle of a call, the first few times."""
        places: list[str] = []

        def work(session: Session) -> Outcome:
            place = session._container.id
            places.append(place)
            if len(places) <= times:
                killer = threading.Timer(0.3, client.api.kill, [place])
                killer.start()
                session.call("nap", [20.0], 0, 30.0)
                killer.join()
            return session.call("answer", [], 0, 5.0)

        return work, places

    def test_a_container_lost_during_a_call_is_replaced_once(self, pool, client):
        work, places = self.killing(client, 1)
        outcome, session = pool.use(NAP, work)
        assert outcome.value == 42
        assert len(set(places)) == 2
        assert not session.events

    def test_one_lost_each_time_is_the_programs_doing(self, pool, client):
        work, places = self.killing(client, 2)
        with pytest.raises(ContainerEnded) as ended:
            pool.use(NAP, work)
        assert len(set(places)) == 2
        (event,) = ended.value.events
        assert (event.layer, event.technique, event.gravity) == (
            Layer.CONTAINER,
            Technique.KERNEL_INTERFACE,
            Severity.HIGH,
        )
        outcome = ended.value.as_outcome()
        assert (outcome.status, outcome.value) == (Status.KILLED, None)
        assert visit(pool)[1].value == 42

    def test_an_idle_container_that_was_lost_is_replaced(self, pool, client):
        place = visit(pool)[0]
        client.api.kill(place)
        again, outcome = visit(pool)
        assert outcome.value == 42
        assert again != place


class TestEnd:
    def test_closing_leaves_no_container_and_nothing_runs_any_more(self, run, client):
        with Sandbox(run) as sandbox:
            visit(sandbox, GRAVE)
            visit(sandbox)
            assert containers(client, f"{RUN_LABEL}={run}")
        assert not containers(client, f"{RUN_LABEL}={run}")
        with pytest.raises(SandboxError, match="closed"):
            visit(sandbox)
        sandbox.close()

    def test_closing_ends_a_running_program_at_once(self, run, client):
        sandbox = Sandbox(run)
        inside = threading.Event()

        def work(session: Session) -> None:
            inside.set()
            session.call("nap", [60.0], 0, 90.0)

        with ThreadPoolExecutor(1) as threads:
            running = threads.submit(sandbox.use, NAP, work)
            assert inside.wait(30)
            time.sleep(0.2)
            started = time.monotonic()
            sandbox.close()
            with pytest.raises(SandboxError, match="closed"):
                running.result(30)
        assert time.monotonic() - started < 15
        assert not containers(client, f"{RUN_LABEL}={run}")

    @pytest.mark.parametrize("delay", [0.0, 0.1, 0.3])
    def test_closing_while_a_container_starts_leaves_none(self, run, client, delay):
        sandbox = Sandbox(run)
        first = sandbox._take(sandbox.prepare(()))
        with ThreadPoolExecutor(1) as threads:
            starting = threads.submit(visit, sandbox)
            time.sleep(delay)
            sandbox.close()
            try:
                starting.result(60)
            except SandboxError as error:
                assert "closed" in str(error)
        assert first.id not in containers(client, f"{RUN_LABEL}={run}")
        assert eventually(lambda: not containers(client, f"{RUN_LABEL}={run}"))

    def test_a_process_that_is_killed_takes_its_containers_with_it(self, client):
        script = """
import sys
from sandbox.host.pool import Sandbox
from sandbox.host.reaper import Owner
from sandbox.program import Limits, Policy, Program

def work(session):
    print(session._container.id, flush=True)
    session.call("nap", [600.0], 0, 600.0)

print(Owner.of_this_process().as_label(), flush=True)
Sandbox().use(Program("import time\\ndef nap(seconds): time.sleep(seconds)"), work, policy=Policy.OFF)
"""
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        try:
            assert child.stdout is not None
            owner = f"{OWNER_LABEL}={child.stdout.readline().strip()}"
            place = child.stdout.readline().strip()
            assert containers(client, owner) == [place]
        finally:
            child.kill()
            child.communicate()
        assert eventually(lambda: not containers(client, owner), 30.0)


class TestLimits:
    def test_a_program_gets_the_limits_that_were_asked_for(self, pool):
        program = Program("while True: pass")
        outcome, _ = pool.use(program, lambda session: session.started, Limits(start_seconds=0.2), Policy.OFF)
        assert outcome.status is Status.TIMEOUT

    def test_the_cpu_time_of_the_whole_stay_is_told(self, pool):
        program = Program("import time\ndef answer():\n    while time.process_time() < 0.3: pass")
        outcome, session = pool.use(
            program, lambda session: session.call("answer", [], 0, 5.0), policy=Policy.OFF
        )
        assert outcome.ok
        assert 0.2 < session.cpu_seconds < 2.0
