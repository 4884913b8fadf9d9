"""A program's requests reach the host whole, their answers the threads that asked; neither side can harm the other."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from sandbox.conformance.lines import ASK, RAW
from sandbox.conformance.stay import Stay, bystander, stay
from sandbox.guest.wire import WireError
from sandbox.policy.taxonomy import Technique
from sandbox.program import Declined, Limits, Status


@pytest.fixture
def ask(sandbox):
    """Run a program that may ask the host, and call its function `work`."""

    def run(source: str, host_calls: Any, seconds: float = 5.0, calls: int = 1, **options: Any) -> Stay:
        return stay(
            sandbox, source, *["work"] * calls, seconds=seconds, host_calls=host_calls, modules=ASK, **options
        )

    return run


def echo(name: str, arguments: list[Any]) -> Any:
    return [name, *arguments]


def test_a_request_arrives_whole_and_so_does_its_answer(ask):
    source = """
import line
import numpy as np
def work(): return line.request("name", 1, (2.5, {"k": b"x"}), np.arange(3), None)
"""
    value = ask(source, echo).last.value
    assert value[:3] == ["name", 1, (2.5, {"k": b"x"})]
    assert value[3].tolist() == [0, 1, 2]
    assert value[4] is None


def test_twenty_threads_that_ask_at_once_each_get_their_own_answers(ask):
    source = """
import line, threading
def work():
    answers = {}
    def ask(thread):
        answers[thread] = [line.request("square", thread * 100 + number) for number in range(10)]
    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return answers
"""
    at_once, most, lock = 0, 0, threading.Lock()

    def square(_name: str, arguments: list[Any]) -> int:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.001 * (arguments[0] % 7))  # so that answers overtake each other
        with lock:
            at_once -= 1
        return arguments[0] ** 2

    answers = ask(source, square, seconds=20.0).last.value
    assert answers == {thread: [(thread * 100 + number) ** 2 for number in range(10)] for thread in range(20)}
    assert most > 1


def test_the_top_level_may_ask_too(ask):
    visit = ask("import line\nanswer = line.request('early')\ndef work(): return answer", echo)
    assert visit.last.value == ["early"]


def test_what_the_host_declines_is_a_runtime_error_with_its_words(ask):
    def decline(_name: str, _arguments: list[Any]) -> None:
        raise Declined("the budget is spent")

    source = """
import line
def work():
    try: line.request("more")
    except RuntimeError as error: return str(error)
"""
    visit = ask(source, decline, calls=2)
    assert [outcome.value for outcome in visit.outcomes[1:]] == ["the budget is spent"] * 2
    assert not visit.events


@pytest.mark.parametrize("fault", [KeyError("the host's own"), KeyboardInterrupt(), SystemExit(3)])
def test_a_fault_of_the_host_is_raised_to_its_user_and_the_container_is_discarded(sandbox, ask, fault):
    before = bystander(sandbox).container

    def fail(_name: str, _arguments: list[Any]) -> None:
        raise fault

    with pytest.raises(type(fault)) as raised:
        ask("import line\ndef work(): return line.request('x')", fail)
    assert raised.value is fault
    assert bystander(sandbox).container != before


@pytest.mark.parametrize("answer", [object(), "x" * 5_000_000], ids=["no plain value", "too large"])
def test_an_answer_that_cannot_cross_is_a_fault_of_the_host(ask, answer):
    with pytest.raises(WireError):
        ask("import line\ndef work(): return line.request('x')", lambda _name, _arguments: answer)


@pytest.mark.parametrize("argument", ["object()", "'x' * 2_000_000"])
def test_a_request_that_cannot_cross_is_an_error_of_the_program(ask, argument):
    visit = ask(f"import line\ndef work(): return line.request('x', {argument})", echo)
    assert visit.last.status is Status.ERROR
    assert visit.last.detail.startswith("WireError")
    assert not visit.events


def test_answers_that_come_after_the_program_died_harm_nobody(sandbox, ask):
    answered: list[float] = []

    def slow(_name: str, _arguments: list[Any]) -> str:
        time.sleep(0.6)
        answered.append(time.monotonic())
        return "late"

    source = """
import line, os, threading, time
def work():
    for _ in range(10): threading.Thread(target=line.request, args=("x",), daemon=True).start()
    time.sleep(0.2)
    os._exit(1)
"""
    visit = ask(source, slow)
    assert visit.last.status is Status.KILLED
    assert len(answered) == 10
    assert bystander(sandbox).container == visit.container


def test_answers_that_come_after_the_call_are_no_part_of_the_next(ask):
    source = """
import line, threading
started = 0
def work():
    global started
    started += 1
    threading.Thread(target=line.request, args=("x",), daemon=True).start()
    return started
"""

    def slow(_name: str, _arguments: list[Any]) -> str:
        time.sleep(0.1)
        return "late"

    visit = ask(source, slow, calls=3)
    assert [outcome.value for outcome in visit.outcomes[1:]] == [1, 2, 3]


def test_a_program_that_asks_and_does_not_read_is_ended(sandbox, ask):
    source = (
        RAW
        + """
import signal, sys

def work():
    body = b'{"dict":[["request",1],["name","x"],["arguments",[]]]}'
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    sys.setswitchinterval(1000)  # the thread that reads never gets its turn
    while True: send(body)
"""
    )
    visit = ask(source, lambda _name, _arguments: "x" * 1_000_000, seconds=3.0)
    assert visit.last.status in (Status.KILLED, Status.TIMEOUT)
    assert visit.saw(Technique.FLOOD) or visit.saw(Technique.RESOURCE_EXHAUSTION)
    bystander(sandbox)


def test_a_request_between_two_calls_is_out_of_turn(ask):
    source = (
        RAW
        + """
def later():
    time.sleep(0.3)
    line.request("x")
def work():
    threading.Thread(target=later, daemon=True).start()
    return 1
"""
    )
    visit = ask(source, echo, calls=2, between=iter_sleep(0.0, 1.0))
    assert [outcome.status for outcome in visit.outcomes[1:]] == [Status.OK, Status.KILLED]
    assert visit.saw(Technique.SCORE_FORGING, "kind 14")


def iter_sleep(*seconds: float) -> Any:
    """A function that sleeps for the next of `seconds` each time it is called."""
    rest = iter(seconds)
    return lambda: time.sleep(next(rest))


def test_a_large_request_within_its_limit_arrives(ask):
    source = "import line\ndef work(): return len(line.request('x', 'y' * 900_000)[1])"
    assert ask(source, echo, limits=Limits()).last.value == 900_000
