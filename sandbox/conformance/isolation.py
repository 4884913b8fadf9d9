"""Isolation: a program sees nothing of the one before it, leaves nothing to the next, and none saw it before."""

from __future__ import annotations

import secrets

from sandbox.conformance.attack import TOOLS, describe, witnessed
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, failed, held
from sandbox.conformance.stay import Stay, bystander, stay
from sandbox.conformance.syscalls import CALLS
from sandbox.host.pool import Sandbox
from sandbox.policy.taxonomy import Layer, Technique

PLANT = """
import atexit, builtins, collections, gc, json, math, os, random, signal, string, sys, threading, time, types
import numpy as np

class Planted(dict):
    pass

def spin():
    while True:
        pass

def plant():
    builtins.planted = Planted(secret="planted")
    builtins.sum = lambda _numbers: 42
    builtins.sorted = lambda *_: []
    np.sum = lambda *_, **__: 1e9
    np.planted = math.planted = True
    np.float64 = None
    np.set_printoptions(precision=1)
    np.seterr(all="ignore")
    random.random = lambda: 0.5
    time.time = lambda: 0.0
    json.dump = lambda *_: "planted"
    string.digits = "planted"
    sys.modules["planted"] = types.ModuleType("planted")
    sys.path.insert(0, "/planted")
    sys.setrecursionlimit(777)
    sys.setswitchinterval(0.02)
    os.environ["PLANTED"] = "1"
    os.umask(0)
    signal.signal(signal.SIGUSR1, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1000)
    atexit.register(print, "planted")
    sys.setprofile(None)
    gc.set_threshold(1)
    gc.callbacks.append(lambda *_: None)
    threading.Thread(target=spin, daemon=True).start()
    builtins.kept = [os.dup(0), os.pipe()]
    return "planted"
"""

INSPECT = """
import atexit, builtins, gc, io, json, math, os, random, signal, string, sys, threading, time
import numpy as np

def inspect():
    signals = [signal.getsignal(number) for number in signal.valid_signals()]
    return {
        "builtins": sum([1, 2]) == 3 and sorted([2, 1]) == [1, 2] and not hasattr(builtins, "planted"),
        "numpy": float(np.sum([1, 2])) == 3.0 and not hasattr(np, "planted") and np.float64(1.5) == 1.5,
        "numpy settings": np.get_printoptions()["precision"] == 8 and np.geterr()["divide"] == "warn",
        "modules": not hasattr(math, "planted") and "planted" not in sys.modules and "/planted" not in sys.path,
        "functions": json.dump(1, io.StringIO()) is None and random.random() != 0.5 and time.time() > 1e9,
        "texts": string.digits == "0123456789",
        "interpreter": sys.getrecursionlimit() == 1000 and sys.getswitchinterval() < 0.01,
        "environment": set(os.environ) == {"OPENAI_API_KEY", "ANTHROPIC_API_KEY"},
        "mask": os.umask(0o22) == 0o22,
        "signals": all(handler in (None, signal.SIG_DFL, signal.SIG_IGN, signal.default_int_handler)
                       for handler in signals),
        "timers": signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0),
        "threads": threading.active_count() == 1,
        "collector": gc.get_threshold()[0] > 100 and not gc.callbacks,
        "objects": not any(type(thing).__name__ == "Planted" for thing in gc.get_objects()),
        "descriptors": [number for number in range(64) if is_open(number)] == [0, 1, 2, 3],
    }

def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
"""


SEARCH_MEMORY = """
import ctypes, mmap, os
libc = ctypes.CDLL(None, use_errno=True)
libc.sbrk.restype = ctypes.c_void_p
CHUNK, REACH = 1 << 16, 1 << 25

def regions():
    top = libc.sbrk(0)
    yield top - 2 * REACH, top
    places = {id(thing) // REACH for thing in [object(), [], {}, "text" * 9, bytearray(10**6), lambda: 0]}
    for place in sorted(places):
        yield place * REACH, (place + 1) * REACH

def attack(first, second):
    first, second, found, read = first.encode(), second.encode(), 0, 0
    end, start = os.pipe()
    os.set_blocking(end, False)
    for low, high in regions():
        for address in range(low, high, CHUNK):
            # The kernel copies what is mapped and says where nothing is: nothing here can crash.
            count = libc.write(start, ctypes.c_void_p(address), CHUNK)
            if count <= 0:
                continue
            content = os.read(end, CHUNK)
            read += count
            at = content.find(first)
            while at >= 0:
                found += content[at + len(first) : at + len(first) + len(second)] == second
                at = content.find(first, at + 1)
    return found, read
"""
"""Counts a text in its own memory, given in two halves so that it does not find its own question."""

LEAVE = f"""{TOOLS}
def fork():
    if os.fork() == 0:
        time.sleep(600)
        os._exit(0)

def leave():
    for _ in range(3):
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    signal.setitimer(signal.ITIMER_REAL, 600)
"""

FAMILY = 3
"""The supervisor, the template, and the next child."""


def unsound(visit: Stay) -> list[str]:
    """What `INSPECT` did not find as it should be."""
    return [name for name, sound in visit.last.value.items() if not sound]


def nothing_left(bench: Bench) -> Finding:
    """Plant things in memory, then look for them in the next program of the same container."""
    with Sandbox(confinement=bench.sandbox.confinement) as own:
        for _ in range(2):
            planted = stay(own, PLANT, "plant", seconds=10.0)
            if planted.last.value != "planted" or planted.tainted:
                return failed(f"the program that plants: {describe(planted.last)} {planted.events}")
            visit = stay(own, INSPECT, "inspect", seconds=10.0)
            if not visit.last.ok:
                return failed(describe(visit.last))
            if unsound(visit):
                return failed(f"reached the next program: {', '.join(unsound(visit))}")
            if visit.container != planted.container:
                return failed("the next program was in another container, so that nothing is known")
    return held(f"{len(visit.last.value)} kinds of traces looked for in the same container: none")


def unseen_by_the_template(bench: Bench) -> Finding:
    """Look for the text of one program in all the memory that the next one was born with."""
    first, second = secrets.token_hex(12), secrets.token_hex(12)
    text = f"secret = '{first}{second}'\n"
    with Sandbox(confinement=bench.sandbox.confinement) as own:
        itself = stay(own, text + SEARCH_MEMORY, "attack", arguments=(first, second), seconds=20.0)
        if not itself.last.ok or itself.last.value[0] == 0:
            return failed(f"the search does not find its own program: {describe(itself.last)}")
        after = stay(own, SEARCH_MEMORY, "attack", arguments=(first, second), seconds=20.0)
    if not after.last.ok or itself.container != after.container:
        return failed(describe(after.last))
    found, read = after.last.value
    if found:
        return failed(f"the text of an earlier program was found {found} times in {read >> 20} MiB")
    return held(
        f"{read >> 20} MiB read, no word of an earlier program (its own found {itself.last.value[0]} times)"
    )


def tree_ended(bench: Bench) -> Finding:
    """Leave a process behind, if that can be done, and threads; then count what is in the container."""
    with Sandbox(confinement=bench.sandbox.confinement) as own:
        forked = stay(own, LEAVE, "fork", seconds=2.0)
        if forked.last.ok and not witnessed(forked, Technique.PROCESS_SPAWN, "outlived"):
            return failed("a program started a process, and nobody ended it")
        left = stay(own, LEAVE, "leave", seconds=2.0)
        if not left.last.ok:
            return failed(describe(left.last))
        processes = _processes(bench, left.container)
    if processes > FAMILY + 1:  # and one that may just be ending
        return failed(f"{processes} processes in the container after the program")
    return held(f"{processes} processes in the container afterwards; {describe(forked.last)} where it forked")


def _processes(bench: Bench, container: str) -> int:
    """How many processes are in a container, as the engine tells."""
    try:
        told = bench.client.api.top(container)
    except ValueError:  # Podman answers nothing but to its own words
        told = bench.client.api.top(container, ps_args="pid")
    return len(told["Processes"])


def used_again_only_if_sound(bench: Bench) -> Finding:
    """A container is used again after a harmless program, and destroyed after a grave one."""
    with Sandbox(confinement=bench.sandbox.confinement) as own:
        harmless = stay(own, "def attack(): return object()", "attack").container
        if bystander(own).container != harmless:
            return failed("a container was not used again after a harmless program")
        grave = stay(own, f"{TOOLS}\ndef attack(): libc.syscall({CALLS['mount']}, 0, 0, 0, 0, 0)\n", "attack")
        if not grave.tainted:
            return failed(f"a grave program tainted nothing: {grave.events}")
        if bystander(own).container == grave.container:
            return failed("a tainted container was used again")
    return held("used again after a harmless program, destroyed after a grave one")


def fresh_copies(bench: Bench) -> Finding:
    """What a program does to its arguments is gone at its next call."""
    source = """
def spoil(values, table):
    seen = [list(values), dict(table)]
    values.clear(); table["spoiled"] = True
    return seen
"""
    arguments = ([1, [2]], {"key": [3]})
    visit = stay(bench.sandbox, source, "spoil", "spoil", arguments=arguments)
    if [outcome.value for outcome in visit.calls] != [list(arguments)] * 2:
        return failed(f"calls found {[outcome.value for outcome in visit.calls]}")
    return held("two calls, each with arguments as they were sent")


GUARANTEES = [
    Guarantee("next program", "No program sees anything of the last", Layer.CONTAINER, nothing_left),
    Guarantee(
        "template", "What programs are forked from never saw one", Layer.CONTAINER, unseen_by_the_template
    ),
    Guarantee("process tree", "Nothing that a program started outlives it", Layer.CONTAINER, tree_ended),
    Guarantee(
        "tainted containers",
        "After a grave attempt the container is destroyed",
        Layer.CONTAINER,
        used_again_only_if_sound,
    ),
    Guarantee("arguments", "Each call has its own copy of its arguments", Layer.BROKER, fresh_copies),
]
