"""The charge is measured from outside: computing and sleeping count, waiting for a processor or the host does not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.guest import meter as meter_module
from sandbox.guest.meter import Meter

COMPUTE = "while True: pass"
SLEEP = "import time; time.sleep(60)"
COMPUTE_IN_THREADS = """
import hashlib, threading
block = bytes(1 << 20)
def spin():
    while True:
        hashlib.sha256(block)  # without the interpreter's lock
for _ in range(4):
    threading.Thread(target=spin).start()
"""

Start = Callable[..., int]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process that runs a program of ours, after its imports; its number."""
    children: list[subprocess.Popen[bytes]] = []

    def start_one(program: str, processor: int | None = None) -> int:
        text = f"print(flush=True)\n{program}"
        child = subprocess.Popen([sys.executable, "-S", "-c", text], stdout=subprocess.PIPE)
        children.append(child)
        if processor is not None:
            os.sched_setaffinity(child.pid, {processor})
        assert child.stdout is not None
        child.stdout.readline()
        return child.pid

    yield start_one
    for child in children:
        child.kill()
        child.communicate()


def cpu_of(pid: int) -> float:
    """What the kernel's own table says of all threads, in seconds (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether it comes true; on a busy machine that may take long."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def agree_with_the_kernel(pid: int) -> None:
    """Measure a busy process for a while; each reading lies between two of the kernel's, to three ticks."""
    earliest = cpu_of(pid)
    meter = Meter(pid)
    latest = cpu_of(pid)
    assert until(lambda: meter.cpu_seconds > 0.3)
    least = cpu_of(pid) - latest - 0.03
    reading, charge = meter.cpu_seconds, meter.charge
    most = cpu_of(pid) - earliest + 0.03
    assert least <= reading <= most
    assert charge >= reading
    meter.close()


class TestCharge:
    def test_computing_is_charged(self, start):
        agree_with_the_kernel(start(COMPUTE))

    def test_sleeping_is_charged(self, start):
        meter = Meter(start(SLEEP))
        assert until(lambda: meter.charge > 0.3)
        assert meter.cpu_seconds < 0.1
        meter.close()

    def test_waiting_for_a_processor_is_not_charged(self, start):
        processor = min(os.sched_getaffinity(0))
        rivals = [start(COMPUTE, processor) for _ in range(3)]
        meter = Meter(start(COMPUTE, processor))
        time.sleep(1.2)
        charge, cpu, wall = meter.charge, meter.cpu_seconds, meter.wall_seconds
        assert len(rivals) == 3
        assert cpu < 0.6 * wall  # the others had the rest
        assert charge < 0.8 * wall
        assert charge == pytest.approx(cpu, abs=0.15)
        meter.close()

    def test_all_threads_are_charged(self, start):
        agree_with_the_kernel(start(COMPUTE_IN_THREADS))

    def test_computing_during_a_pause_is_charged(self, start):
        meter = Meter(start(COMPUTE))
        meter.pause()
        before = meter.wall_seconds
        assert until(lambda: meter.cpu_seconds > 0.2)
        assert meter.wall_seconds == pytest.approx(before)
        cpu = meter.cpu_seconds
        assert meter.charge >= cpu
        meter.close()

    def test_sleeping_during_a_pause_is_not_charged(self, start):
        meter = Meter(start(SLEEP))
        meter.pause()
        before = meter.wall_seconds
        time.sleep(0.4)
        assert meter.wall_seconds == pytest.approx(before)
        assert meter.charge <= before + 0.1
        meter.resume()
        assert until(lambda: meter.charge > before + 0.3)
        meter.close()

    def test_a_lap_starts_at_zero(self, start):
        meter = Meter(start(COMPUTE))
        assert until(lambda: meter.cpu_seconds > 0.6)
        meter.lap()
        assert meter.charge < 0.5
        assert meter.cpu_seconds < 0.5
        meter.close()

    def test_a_charge_does_not_fall_when_the_process_ends(self, start):
        meter = Meter(start(COMPUTE))
        time.sleep(0.3)
        before = meter.charge, meter.cpu_seconds
        meter.close()
        meter.close()
        assert meter.charge >= before[0]
        assert meter.cpu_seconds >= before[1]

    def test_a_process_that_is_gone_keeps_its_last_reading(self):
        child = subprocess.Popen([sys.executable, "-S", "-c", COMPUTE])
        meter = Meter(child.pid)
        time.sleep(0.3)
        reading = meter.cpu_seconds
        child.kill()
        child.wait()
        assert meter.cpu_seconds >= reading
        assert meter.charge >= reading
        meter.close()


class Clock:
    """Stands for the module `time` in a meter: its wall clock goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.clock_gettime = time.clock_gettime

    def monotonic(self) -> float:
        return self.now


steps = st.lists(
    st.tuples(st.sampled_from(["pause", "resume", "lap", "nothing"]), st.integers(0, 100)), max_size=30
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(steps)
def test_wall_time_is_what_passed_outside_of_pauses_since_the_last_lap(steps):
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meter_module, "time", clock)
        meter = Meter(os.getpid())
        expected, paused = 0, False
        for action, seconds in steps:
            if action == "lap":
                meter.lap()
                expected = 0
            elif action != "nothing":
                getattr(meter, action)()
                paused = action == "pause"
            clock.now += seconds
            expected += 0 if paused else seconds
            assert meter.wall_seconds == expected
        meter.close()
