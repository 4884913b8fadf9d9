"""Retries are bounded in tries and time, wait as asked, and end promptly on an interrupt."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.errors import ModelFault
from stop.models.retry import Retry, TransientError
from tests.stop.models.patience import patient


def failing(times: int, asked: float | None = None) -> Callable[[], str]:
    """An attempt that fails so many times before it answers."""
    left = iter(range(times))

    def attempt() -> str:
        if next(left, None) is not None:
            raise TransientError("the service is away", asked)
        return "answer"

    return attempt


def test_what_passes_is_tried_until_it_answers() -> None:
    retry, patience = patient()
    assert retry.call(failing(5)) == "answer"
    assert len(patience.waits) == 5


def test_tries_are_bounded_and_the_fault_says_so() -> None:
    retry, patience = patient(attempts=6)
    with pytest.raises(
        ModelFault, match=r"^the service is away; gave up after 6 tries in \d+ s; .* resumed$"
    ):
        retry.call(failing(6))
    assert len(patience.waits) == 5


def test_what_does_not_pass_is_tried_once() -> None:
    retry, patience = patient()
    tried = []

    def refuse() -> None:
        tried.append(1)
        raise ModelFault("bad key")

    with pytest.raises(ModelFault, match=r"^bad key$"):
        retry.call(refuse)
    assert len(tried) == 1
    assert patience.waits == []


@given(attempts=st.integers(2, 12), first=st.floats(0.1, 5.0), longest=st.floats(1.0, 50.0))
def test_each_wait_is_below_its_exponential_bound(attempts: int, first: float, longest: float) -> None:
    retry, patience = patient(
        attempts=attempts, first_wait=first, longest_wait=longest, total_seconds=float("inf")
    )
    with pytest.raises(ModelFault):
        retry.call(failing(attempts))
    bounds = [min(longest, first * 2**power) for power in range(attempts - 1)]
    assert len(patience.waits) == len(bounds)
    assert all(0 <= wait <= bound for wait, bound in zip(patience.waits, bounds, strict=True))


def test_waits_are_spread_over_the_whole_bound() -> None:
    waits = []
    for _ in range(200):
        retry, patience = patient(first_wait=1.0)
        retry.call(failing(1))
        waits += patience.waits
    assert min(waits) < 0.2
    assert max(waits) > 0.8


@pytest.mark.parametrize(("asked", "granted"), [(7.0, 7.0), (1e9, 120.0), (0.0, 0.0)])
def test_the_wait_a_service_asks_for_is_granted_up_to_the_cap(asked: float, granted: float) -> None:
    retry, patience = patient(first_wait=0.5, longest_asked=120.0)
    retry.call(failing(1, asked))
    assert granted <= patience.waits[0] <= granted + 0.5


def test_no_try_starts_after_the_total_time() -> None:
    retry, patience = patient(attempts=100, total_seconds=250.0, first_wait=0.0)
    with pytest.raises(ModelFault, match="gave up after 3 tries in 200 s"):
        retry.call(failing(100, asked=100.0))
    assert patience.waits == [100.0, 100.0]


def test_an_interrupt_ends_the_waits_of_all_threads_at_once() -> None:
    interrupted, waiting = threading.Event(), threading.Semaphore(0)

    def attempt() -> None:
        waiting.release()
        raise TransientError("the service is away", asked=60.0)

    retry = Retry(interrupted=interrupted)
    with ThreadPoolExecutor(4) as pool:
        calls = [pool.submit(retry.call, attempt) for _ in range(4)]
        for _ in calls:
            waiting.acquire()
        began = time.monotonic()
        interrupted.set()
        faults = [call.exception(timeout=30) for call in calls]
    assert time.monotonic() - began < 10
    assert all(isinstance(fault, ModelFault) and "interrupted" in str(fault) for fault in faults)


def test_control_c_ends_a_wait_at_once() -> None:
    program = """
from stop.models.retry import Retry, TransientError
def attempt():
    print("tried", flush=True)
    raise TransientError("the service is away", 100.0)
Retry().call(attempt)
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "tried\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert errors.rstrip().endswith("KeyboardInterrupt")


def test_after_an_interrupt_nothing_is_tried() -> None:
    retry, patience = patient()
    patience.set()
    with pytest.raises(ModelFault, match="resumed"):
        retry.call(lambda: pytest.fail("tried"))
