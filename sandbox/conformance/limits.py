"""Limits: time, memory, threads and descriptors end a program from outside, whatever it does against it."""

from __future__ import annotations

from dataclasses import replace

from sandbox.conformance.attack import Attack, describe, witnessed
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, degraded, failed, held
from sandbox.conformance.stay import bystander, latest_end, stay
from sandbox.errors import ContainerLost
from sandbox.guest.rlimits import DESCRIPTORS, THREADS
from sandbox.host.pool import Sandbox
from sandbox.host.probing import Capability
from sandbox.policy.taxonomy import Layer, Technique
from sandbox.program import Limits, Status

TIMEOUT, EXHAUSTION = Status.TIMEOUT, Technique.RESOURCE_EXHAUSTION
SECONDS = 0.3

IGNORE_SIGNALS = """
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""

TIME = [
    Attack("an endless loop", TIMEOUT, EXHAUSTION, "still running", "while True: pass"),
    Attack("a long sleep", TIMEOUT, EXHAUSTION, "still running", "time.sleep(60)"),
    Attack("a loop deaf to signals", TIMEOUT, EXHAUSTION, "still running", IGNORE_SIGNALS),
    Attack(
        "a wait for a lock",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "lock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ),
    Attack(
        "a pattern that backtracks",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
    ),
    Attack("a power that never ends", TIMEOUT, EXHAUSTION, "still running", "return 9 ** 9 ** 9"),
    Attack(
        "threads that start threads",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        """
def spin():
    while True: pass
while True:
    try: threading.Thread(target=spin, daemon=True).start()
    except RuntimeError: pass
""",
    ),
    Attack(
        "files opened without end",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "while True: os.close(os.open('/dev/urandom', os.O_RDONLY))",
    ),
    Attack("a stopped process", TIMEOUT, EXHAUSTION, "still running", "os.kill(os.getpid(), signal.SIGSTOP)"),
]


MEMORY_BOMBS = {
    "a number": "return (1 << 10**10).bit_length()",
    "one block": "return len(bytearray(10**10))",
    "a list that grows": "kept = []\nwhile True: kept.append(bytearray(10**6))",
    "a list of lists": "kept = []\nwhile True: kept = [kept, [0] * 100_000]",
    "an array": "import numpy as np\nreturn float(np.ones(10**9).sum())",
    "arrays": "import numpy as np\nkept = []\nwhile True: kept.append(np.ones(10**6))",
    "a text": "return len('x' * 10**10)",
    "a result": "return [0] * 60_000_000",
}


def program(body: str) -> str:
    """A program whose function `attack` has this body."""
    return "def attack():\n" + "\n".join(f"    {line}" for line in body.splitlines())


START_THREADS = program("""
import threading
gate = threading.Event()
started = 0
try:
    for _ in range(1000):
        threading.Thread(target=gate.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
return started""")

OPEN_DESCRIPTORS = program("""
import os
opened = 0
try:
    while opened < 5000:
        os.dup(0)
        opened += 1
except OSError:
    pass
return opened""")

SHARED_PAGES = program("""
import mmap
kept = []
try:
    while len(kept) < 200: kept.append(mmap.mmap(-1, 2**26))
except OSError:
    pass
return len(kept) * 64""")


def time_limit(bench: Bench) -> Finding:
    """Loops, sleepers, waiters and programs deaf to signals are ended about when their time is up."""
    slowest = 0.0
    for attack in TIME:
        visit = stay(bench.sandbox, attack.source, "attack", seconds=SECONDS)
        spent = visit.last
        if not attack.contained(spent) or not witnessed(visit, EXHAUSTION, "still running"):
            return failed(f"{attack.name}: {describe(spent)}")
        # Later than this only where it took the machine so long to let the program spend its time.
        if spent.wall_seconds > latest_end(SECONDS) and spent.cpu_seconds < 0.6 * SECONDS:
            return failed(f"{attack.name}: ended after {spent.wall_seconds:.2f} s, limit {SECONDS} s")
        slowest = max(slowest, spent.wall_seconds)
    return held(f"{len(TIME)} programs with a limit of {SECONDS} s, the last one ended after {slowest:.2f} s")


def memory_limit(bench: Bench) -> Finding:
    """A program that wants more than its memory fails, and one that wants less does not."""
    loose: list[str] = []
    for name, body in MEMORY_BOMBS.items():
        visit = stay(bench.sandbox, program(body), "attack", seconds=10.0)
        if visit.last.status in (Status.MEMORY, Status.INVALID_OUTPUT):
            continue
        if not bench.lacks(Capability.RLIMITS):
            return failed(f"{name}: {describe(visit.last)}")
        loose.append(name)
    shared = stay(bench.sandbox, SHARED_PAGES, "attack", seconds=10.0).last
    if not shared.ok or shared.value > Limits().memory_mb + 1024:
        return failed(f"shared pages: {describe(shared)} MiB")
    promised = program("return len(bytearray(200 * 1024 * 1024))")
    wanted = stay(bench.sandbox, promised, "attack", seconds=10.0, limits=Limits(memory_mb=256)).last
    if not wanted.ok:
        return failed(f"200 of 256 MiB: {describe(wanted)}")
    if loose:
        return degraded(
            f"bounded to 1 GiB more than {Limits().memory_mb} MiB, by address space: {', '.join(loose)}"
        )
    return held(f"{len(MEMORY_BOMBS)} ways to want more than {Limits().memory_mb} MiB, none got it")


def container_memory(bench: Bench) -> Finding:
    """Where the container's own memory ends, its program does, seen from outside; the supervisor lives on."""
    if bench.lacks(Capability.MEMORY_LIMIT):
        return degraded("the container's memory is not limited; the limits of each process hold")
    confinement = replace(bench.sandbox.confinement, memory_mb=256)
    with Sandbox(confinement=confinement) as small:
        try:
            visit = stay(small, program(MEMORY_BOMBS["a list that grows"]), "attack", seconds=20.0)
        except ContainerLost as loss:
            words = f"512 MiB wanted in a container of 256: the whole container ended ({loss})"
            return degraded(words) if bench.lacks(Capability.OOM_COUNTER) else failed(words)
        unharmed = bystander(small).container == visit.container
    swap = bench.container["swap_limit"]
    if not unharmed:
        return failed(f"the container did not survive: {describe(visit.last)}")
    if visit.last.status is Status.MEMORY and witnessed(visit, EXHAUSTION, "container's memory"):
        words = f"512 MiB wanted in a container of 256: {visit.last.detail}; swap {swap} bytes"
        return degraded(words) if bench.lacks(Capability.SWAP_LIMIT) else held(words)
    words = f"512 MiB wanted in a container of 256: {describe(visit.last)}"
    return degraded(words) if bench.lacks(Capability.OOM_COUNTER) and not visit.last.ok else failed(words)


def process_limit(bench: Bench) -> Finding:
    """Threads are bounded for each program, and for the container."""
    started = stay(bench.sandbox, START_THREADS, "attack", seconds=5.0).last
    most = THREADS if bench.lacks(Capability.PROCESS_LIMIT) else bench.sandbox.confinement.processes
    if not started.ok or not 16 <= started.value <= most:
        return failed(f"threads: {describe(started)}")
    limit = bench.container["process_limit"] or "not told"
    words = f"{started.value} threads of a program; limit of the container: {limit}"
    return degraded(words) if bench.lacks(Capability.PROCESS_LIMIT, Capability.RLIMITS) else held(words)


def descriptor_limit(bench: Bench) -> Finding:
    """Descriptors are bounded for each program."""
    opened = stay(bench.sandbox, OPEN_DESCRIPTORS, "attack", seconds=5.0).last
    if not opened.ok or not 16 <= opened.value <= DESCRIPTORS:
        return failed(f"descriptors: {describe(opened)}")
    return held(f"{opened.value} descriptors of a program")


GUARANTEES = [
    Guarantee("time limit", "Time is up for every program, seen from outside", Layer.CONTAINER, time_limit),
    Guarantee("memory limit", "A program's memory is bounded on any engine", Layer.CONTAINER, memory_limit),
    Guarantee(
        "container memory",
        "The container's memory is bounded without swap, and its end seen",
        Layer.CONTAINER,
        container_memory,
    ),
    Guarantee("process limit", "Threads and processes are bounded", Layer.CONTAINER, process_limit),
    Guarantee("descriptor limit", "Open files are bounded", Layer.CONTAINER, descriptor_limit),
]

ATTACKS = TIME
