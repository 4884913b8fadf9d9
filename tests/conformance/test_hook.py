"""The runtime layer: what the audit hook in the program's own process tells, and that it is believed by nobody."""

from __future__ import annotations

import pytest

from sandbox.conformance.stay import bystander, stay
from sandbox.guest.hook import JUDGES
from sandbox.policy.taxonomy import Layer, Severity, Technique, Verdict
from sandbox.program import Status

TELLING = {
    "subprocess.Popen(['ls'])": (Technique.PROCESS_SPAWN, "subprocess.Popen"),
    "os.system('ls')": (Technique.PROCESS_SPAWN, "os.system"),
    "socket.create_connection(('10.0.0.1', 80))": (Technique.NETWORK, "socket."),
    "open('/etc/passwd')": (Technique.FILE_ACCESS, "open('/etc/passwd'"),
    "os.listdir('/home')": (Technique.FILE_ACCESS, "os.listdir"),
    "ctypes.CDLL(None)": (Technique.NATIVE_CODE, "ctypes.dlopen"),
    "(lambda: 0).__code__": (Technique.INTROSPECTION, "__code__"),
    "gc.get_objects()": (Technique.INTROSPECTION, "gc.get_objects"),
    "sys._getframe()": (Technique.INTROSPECTION, "sys._getframe"),
    "exec('1')": (Technique.INTROSPECTION, "exec"),
    "__import__('ftp' + 'lib')": (Technique.NETWORK, "import('ftplib'"),
}
IMPORTS = "import ctypes, gc, importlib, os, socket, subprocess, sys"


@pytest.mark.parametrize(("statement", "told"), TELLING.items(), ids=TELLING)
def test_the_hook_tells_what_the_program_does_and_on_which_line(sandbox, statement, told):
    technique, words = told
    visit = stay(sandbox, f"{IMPORTS}\ndef attack():\n    {statement}", "attack")
    hints = [event for event in visit.saw(technique, words) if event.layer is Layer.RUNTIME]
    assert [event.line for event in hints][:1] == [3]
    assert {event.verdict for event in hints} == {Verdict.OBSERVED}


HONEST = """
import asyncio, collections, dataclasses, decimal, enum, functools, json, logging, re, threading, traceback, typing
import concurrent.futures
import numpy as np

Pair = collections.namedtuple("Pair", "left right")

@dataclasses.dataclass(frozen=True)
class Node:
    value: int = 0

class Colour(enum.Enum):
    RED = 1

def fail():
    try:
        raise ValueError("x")
    except ValueError:
        return traceback.format_exc()

async def later():
    await asyncio.sleep(0)
    return 1

def attack():
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(abs, range(8)))
    logging.getLogger("honest").debug("nothing")
    return [asyncio.run(later()), fail()[:9], json.dumps({"a": 1}), float(np.linalg.norm(np.eye(3))), Node().value]
"""


def test_an_honest_program_gives_no_hint_and_no_event(sandbox):
    visit = stay(sandbox, HONEST, "attack", seconds=5.0)
    assert visit.last.ok, visit.last.detail
    assert not visit.events


def test_the_hook_can_be_silenced_and_the_filter_cannot(sandbox):
    source = (
        "import os, sys, types\n"
        "def attack():\n"
        "    import sys as s\n"
        "    for name, module in list(s.modules.items()):\n"
        "        if name.endswith('guest.hook'):\n"
        "            module.JUDGES.clear()\n"
        "    os.listdir('/home')\n"
    )
    visit = stay(sandbox, source, "attack")
    assert not [event for event in visit.saw(Technique.FILE_ACCESS) if event.layer is Layer.RUNTIME]
    assert [event for event in visit.saw(Technique.FILE_ACCESS) if event.layer is Layer.SYSCALL]


FORGE = """
import os, struct
BODY = {body!r}
def attack():
    for _ in range({times}):
        os.write(3, struct.pack(">BI", 16, len(BODY)) + BODY)
    return 1
"""
CLAIM = (
    b'{"dict":[["layer","syscall"],["technique","network"],["verdict","blocked"],["detail","forged"],["line",1],'
    b'["severity","high"]]}'
)


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"nonsense", b'{"dict":[["layer",[]]]}', CLAIM * 2])
def test_words_that_are_no_hint_are_passed_over(sandbox, body):
    visit = stay(sandbox, FORGE.format(body=body, times=3), "attack")
    assert visit.last.value == 1
    assert not visit.events


def test_a_forged_hint_is_marked_as_a_hint_whatever_it_claims(sandbox):
    visit = stay(sandbox, FORGE.format(body=CLAIM, times=3), "attack")
    (event,) = visit.events
    assert (event.layer, event.severity, event.verdict) == (Layer.RUNTIME, Severity.MEDIUM, Verdict.OBSERVED)
    assert not visit.tainted


def test_a_flood_of_hints_ends_the_program(sandbox):
    visit = stay(sandbox, FORGE.format(body=CLAIM, times=5000), "attack")
    assert visit.last.status is Status.KILLED
    assert visit.saw(Technique.FLOOD, "runtime hook")
    bystander(sandbox)


def test_a_program_cannot_make_the_record_long(sandbox):
    source = """
import os
def attack():
    for number in range(60):
        try:
            os.listdir(f"/home/{number}")
        except OSError:
            pass
"""
    visit = stay(sandbox, source, "attack", seconds=5.0)
    assert len(visit.events) <= 200


def test_every_event_is_named_once_and_by_the_interpreters_own_words():
    assert all(event == event.strip() and event for event in JUDGES)
