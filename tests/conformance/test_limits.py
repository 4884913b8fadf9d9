"""Memory, threads and descriptors are bounded; time is charged for what a program does, not for what it waits for."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from sandbox.conformance.limits import MEMORY_BOMBS, program
from sandbox.conformance.lines import ASK
from sandbox.conformance.stay import bystander, latest_end, stay
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Technique
from sandbox.program import Limits, Outcome, Policy, Program, Status

SPEND = """
import hashlib, threading, time

def spend(seconds):
    while time.thread_time() < seconds:
        pass

def burn():
    block = bytes(1 << 20)
    while True:
        hashlib.sha256(block)
"""


class TestMemory:
    @pytest.mark.parametrize("bomb", MEMORY_BOMBS)
    def test_a_program_that_wants_too_much_memory_ends_for_it(self, sandbox, bomb):
        visit = stay(sandbox, program(MEMORY_BOMBS[bomb]), "attack", seconds=10.0)
        assert visit.last.status in (Status.MEMORY, Status.INVALID_OUTPUT), visit.last.detail
        assert visit.saw(Technique.RESOURCE_EXHAUSTION) or visit.saw(Technique.MALFORMED_RESULT)
        bystander(sandbox)

    def test_a_program_has_the_memory_that_it_was_promised(self, sandbox):
        source = program("return len(bytearray(200 * 1024 * 1024))")
        assert stay(sandbox, source, "attack", seconds=10.0, limits=Limits(memory_mb=256)).last.ok
        visit = stay(sandbox, source, "attack", seconds=10.0, limits=Limits(memory_mb=128))
        assert visit.last.status is Status.MEMORY


class TestNumbers:
    def test_recursion_to_the_limit_is_an_error(self, sandbox):
        visit = stay(sandbox, program("return attack()"), "attack", seconds=5.0)
        assert visit.last.status is Status.ERROR
        assert "RecursionError" in visit.last.detail

    def test_recursion_beyond_the_stack_ends_the_program_alone(self, sandbox):
        body = """
import sys
sys.setrecursionlimit(10**9)
class Deep:
    def __repr__(self): return repr([self])
repr(Deep())"""
        visit = stay(sandbox, program(body), "attack", seconds=10.0)
        assert visit.last.status in (Status.KILLED, Status.MEMORY, Status.ERROR)
        bystander(sandbox)


SPIN = "def spin():\n    while True: pass"


@contextmanager
def busy_processors(sandbox: Sandbox) -> Iterator[None]:
    """Twice as many computing programs as there are processors, for three seconds of each.

    In containers, as engines share processors out among these, not among processes.
    """
    rivals = 2 * (os.cpu_count() or 1)
    with ThreadPoolExecutor(rivals) as pool:
        spinning = [
            pool.submit(stay, sandbox, "def spin():\n    while True: pass", "spin", seconds=3.0)
            for _ in range(rivals)
        ]
        time.sleep(1.0)  # until their containers have started
        yield
        assert all(each.result().last.status is Status.TIMEOUT for each in spinning)


class TestCharge:
    def test_sleeping_is_charged(self, sandbox):
        visit = stay(sandbox, "import time\ndef nap(): time.sleep(60)", "nap", seconds=0.4)
        assert visit.last.status is Status.TIMEOUT
        assert visit.last.cpu_seconds < 0.2
        assert 0.4 <= visit.last.wall_seconds < latest_end(0.4)

    def test_waiting_for_a_processor_is_not_charged(self, sandbox):
        with busy_processors(sandbox):
            visit = stay(sandbox, SPEND, "spend", arguments=(0.8,), seconds=1.0)
        assert visit.last.ok, visit.last.detail
        assert visit.last.wall_seconds > 1.0, "the machine was too fast to tell"

    def test_computing_is_charged_to_the_hundredth_of_a_second(self, sandbox):
        fits = stay(sandbox, SPEND, "spend", arguments=(0.3,), seconds=0.5)
        assert fits.last.ok
        assert 0.25 < fits.last.cpu_seconds < 0.45
        assert stay(sandbox, SPEND, "spend", arguments=(0.7,), seconds=0.5).last.status is Status.TIMEOUT

    def test_the_top_level_has_its_own_limit(self, sandbox):
        visit = stay(sandbox, "while True: pass", limits=Limits(start_seconds=0.3))
        assert visit.last.status is Status.TIMEOUT
        assert visit.last.cpu_seconds < 0.8

    def test_each_call_has_its_limit_anew(self, sandbox):
        visit = stay(
            sandbox,
            SPEND + "def nap(seconds): time.sleep(seconds)",
            *["nap"] * 4,
            arguments=(0.3,),
            seconds=0.6,
        )
        assert all(outcome.ok for outcome in visit.outcomes)

    def test_the_time_of_all_threads_is_charged(self, sandbox):
        source = (
            SPEND
            + """
def work():
    threads = [threading.Thread(target=burn, daemon=True) for _ in range(4)]
    for thread in threads: thread.start()
    time.sleep(30)
"""
        )
        visit = stay(sandbox, source, "work", seconds=1.0)
        assert visit.last.status is Status.TIMEOUT
        assert visit.last.cpu_seconds < 1.6
        together = (
            SPEND
            + """
def work():
    threads = [threading.Thread(target=spend, args=(0.4,)) for _ in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""
        )
        assert stay(sandbox, together, "work", seconds=1.0).last.status is Status.TIMEOUT

    def test_what_runs_between_two_calls_is_charged_to_the_next(self, sandbox):
        source = (
            SPEND
            + """
def leave():
    threading.Thread(target=burn, daemon=True).start()
    return time.process_time()

def spent():
    return time.process_time()
"""
        )

        def work(session: Session) -> list[Outcome]:
            left = session.call("leave", [], 0, 5.0)
            time.sleep(1.5)
            return [left, session.call("spent", [], 0, 60.0), self.again(session)]

        (left, spent, again), _ = sandbox.use(Program(source), work, policy=Policy.OFF)
        between = spent.value - left.value
        assert between > 0.05, "the machine was too busy to tell"
        assert spent.cpu_seconds > between - 0.03
        assert again.status is Status.TIMEOUT
        bystander(sandbox)

    @staticmethod
    def again(session: Session) -> Outcome:
        time.sleep(1.5)
        return session.call("spent", [], 0, 0.03)

    def test_waiting_for_the_host_is_not_charged(self, sandbox):
        def slow(_name: str, _arguments: list[Any]) -> int:
            time.sleep(1.0)
            return 5

        source = "import line\ndef ask(): return line.request('wait')"
        visit = stay(sandbox, source, "ask", "ask", seconds=0.4, host_calls=slow, modules=ASK)
        assert [outcome.value for outcome in visit.outcomes[1:]] == [5, 5]
        assert visit.last.wall_seconds < 0.4

    def test_computing_while_the_host_works_is_charged(self, sandbox):
        over = threading.Event()
        source = (
            SPEND
            + "import line\ndef ask():\n    threading.Thread(target=burn).start()\n    line.request('wait')"
        )

        def slow(_name: str, _arguments: list[Any]) -> None:
            over.wait(60.0)

        visit = stay(sandbox, source, "ask", seconds=0.4, host_calls=slow, modules=ASK, afterwards=over.set)
        assert visit.last.status is Status.TIMEOUT
        assert visit.last.cpu_seconds < 1.0

    def test_an_answer_that_comes_between_two_calls_starts_no_charge(self, sandbox):
        def slow(_name: str, _arguments: list[Any]) -> None:
            time.sleep(0.3)

        source = """
import line, threading
def leave(): threading.Thread(target=line.request, args=('wait',), daemon=True).start()
def nothing(): return 1
"""
        between = iter([0.0, 1.5])
        visit = stay(
            sandbox,
            source,
            "leave",
            "nothing",
            seconds=0.5,
            host_calls=slow,
            modules=ASK,
            between=lambda: time.sleep(next(between)),
        )
        assert visit.last.ok, visit.last.detail


def test_a_program_that_uses_up_its_threads_is_on_record(sandbox):
    source = """
import threading, time
def attack():
    started = 0
    try:
        while started < 500:
            threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
            started += 1
    except RuntimeError:
        return started
"""
    visit = stay(sandbox, source, "attack", seconds=5.0)
    assert 30 < visit.last.value < 100
    assert visit.saw(Technique.RESOURCE_EXHAUSTION, "threads")
    bystander(sandbox)


def test_a_program_that_holds_all_its_descriptors_is_on_record(sandbox):
    source = """
import os
held = []
def attack():
    try:
        while True:
            held.append(os.pipe())
    except OSError:
        return len(held)
"""
    visit = stay(sandbox, source, "attack", seconds=5.0)
    assert 20 < visit.last.value < 64
    assert visit.saw(Technique.RESOURCE_EXHAUSTION, "descriptors")
    bystander(sandbox)
