"""A program that leaves traces of every kind it can, and a next one, in the same process tree, that finds none.

Both run in one container, even where the pool would have destroyed it after the first: this is about what the
container's own walls hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.host.container import Container
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.program import Limits, Policy, Program

PLANT = r"""
import asyncio, atexit, builtins, codecs, collections, ctypes, decimal, faulthandler, fcntl, gc, json, linecache
import locale, logging, math, os, random, resource, select
import signal, socket, string, sys, threading, time, types, warnings
import numpy as np

kept, left = [], []
libc = ctypes.CDLL(None, use_errno=True)

def leave(action):
    try:
        kept.append(action())
        left.append(action.__name__)
    except BaseException as error:
        kept.append(error)
    return action

def called(result):
    if result < 0:
        raise OSError(ctypes.get_errno())
    return result

def plant(secret):
    @leave
    def patched_builtins(): builtins.sum = builtins.sorted = lambda *_: 42; builtins.planted = secret
    @leave
    def patched_numpy(): np.sum = np.random.rand = lambda *_: 42; np.planted = secret; np.float64 = None
    @leave
    def patched_modules():
        json.dump = random.random = math.sqrt = lambda *_: 42
        string.digits = "planted"
        json.JSONEncoder.planted = random.Random.planted = collections.Counter.planted = secret
    @leave
    def new_module(): sys.modules["planted"] = types.ModuleType("planted")
    @leave
    def spoilt_runner():
        runner = sys.modules["sandbox.guest.wire"]
        runner.MAX_DEPTH = 10**6
        runner.planted = secret
    @leave
    def import_hooks():
        sys.meta_path.insert(0, object()); sys.path_hooks.append(secret); sys.path.append("/planted")
        sys.path_importer_cache["planted"] = None
    @leave
    def interpreter():
        sys.setrecursionlimit(5000); sys.setswitchinterval(0.5); sys.set_int_max_str_digits(0)
        sys.excepthook = sys.displayhook = sys.unraisablehook = threading.excepthook = lambda *_: None
        sys.argv = [secret]; sys.ps1 = secret; sys.planted = secret; sys.dont_write_bytecode = False
    @leave
    def streams(): sys.stdout = sys.stderr = open(os.dup(1), "w", buffering=1)
    @leave
    def audit_hook(): sys.addaudithook(lambda *_: None)
    @leave
    def at_exit(): atexit.register(print, secret)
    @leave
    def at_fork(): os.register_at_fork(before=lambda: None, after_in_child=lambda: setattr(builtins, "planted", 1))
    @leave
    def collector(): gc.callbacks.append(lambda *_: None); gc.set_threshold(7, 7, 7); gc.freeze()
    @leave
    def codec(): codecs.register(lambda name: codecs.lookup("utf-8") if name == "planted" else None)
    @leave
    def error_handler(): codecs.register_error("planted", codecs.ignore_errors)
    @leave
    def filters(): warnings.filterwarnings("error"); warnings.showwarning = lambda *_: None
    @leave
    def lines(): linecache.cache["planted"] = (1, None, [secret], "planted")
    @leave
    def loop():
        asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
        asyncio.set_event_loop(asyncio.new_event_loop())
    @leave
    def loggers(): logging.getLogger("planted").addHandler(logging.NullHandler()); logging.disable(logging.CRITICAL)
    @leave
    def arithmetic():
        decimal.getcontext().prec = 3
        np.seterr(all="ignore")
        np.setbufsize(8192 * 2)
        np.set_printoptions(precision=1)
    @leave
    def tracing(): faulthandler.enable(); threading.settrace(lambda *_: None); threading.setprofile(lambda *_: None)
    @leave
    def clock(): os.environ["TZ"] = "Asia/Tokyo"; time.tzset()
    @leave
    def environment(): os.environ["PLANTED"] = secret; os.putenv("PLANTED", secret); libc.setenv(b"PLANTED", b"1", 1)
    @leave
    def mask(): os.umask(0o777)
    @leave
    def folder(): os.chdir("/proc")
    @leave
    def niceness(): os.nice(5)
    @leave
    def priority(): os.setpriority(os.PRIO_PROCESS, 0, 10)
    @leave
    def processor(): os.sched_setaffinity(0, {0})
    @leave
    def limits():
        resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
        resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, 1 << 20))
    @leave
    def process_name(): called(libc.prctl(15, b"planted", 0, 0, 0))
    @leave
    def session(): os.setsid()
    @leave
    def signals():
        for number in (signal.SIGUSR1, signal.SIGTERM, signal.SIGALRM, signal.SIGCHLD):
            signal.signal(number, lambda *_: None)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2, signal.SIGHUP])
    @leave
    def timer(): signal.setitimer(signal.ITIMER_REAL, 1000); signal.alarm(1000)
    @leave
    def pipe(): return os.pipe()
    @leave
    def copied_line(): return os.dup(3)
    @leave
    def pair(): return socket.socketpair()
    @leave
    def poller(): return select.epoll()
    @leave
    def event(): return os.eventfd(7)
    @leave
    def memory_file(): return os.write(os.memfd_create("planted"), secret.encode())
    @leave
    def abstract_socket():
        end = socket.socket(socket.AF_UNIX); end.bind("\0planted"); end.listen(); return end
    @leave
    def shared_segment(): return called(libc.shmget(0x1234, 4096, 0o1666))
    @leave
    def shared_queue(): return called(libc.msgget(0x1234, 0o1666))
    @leave
    def shared_semaphore(): return called(libc.semget(0x1234, 1, 0o1666))
    @leave
    def posix_segment(): return called(libc.shm_open(b"/planted", 0o102, 0o666))
    @leave
    def posix_queue(): return called(libc.mq_open(b"/planted", 0o102, 0o666, None))
    for path in ("/tmp", "/dev/shm", "/var/tmp", "/run", "/dev/mqueue", "/proc/self", "/"):
        @leave
        def file(path=path): open(path + "/planted", "w").write(secret)
    for name, text in {"oom_score_adj": "0", "comm": "planted", "timerslack_ns": "1", "coredump_filter": "0"}.items():
        @leave
        def kernel_file(name=name, text=text): open("/proc/self/" + name, "w").write(text)
    @leave
    def threads():
        for _ in range(8): threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
        threading.Thread(target=lambda: [0 for _ in iter(int, 1)], daemon=True).start()
    @leave
    def child(): return os.fork() or time.sleep(1000)
    @leave
    def much_memory():
        kept.append([secret * 1000 for _ in range(1000)])
        kept.append(np.frombuffer((secret * 100_000).encode(), "u1").copy())
    sys.stdout = sys.stderr = sys.__stdout__
    return [str(name) for name in left]
"""

INSPECT = r"""
import asyncio, builtins, codecs, collections, ctypes, decimal, faulthandler, gc, io, json, linecache, logging, math
import os, random, re, resource, signal, socket, string, sys, threading, time, types, warnings
import numpy as np

MODULES = [builtins, json, random, math, string, collections, np, sys, threading, os, codecs, linecache, warnings,
           sys.modules["sandbox.guest.wire"], sys.modules["sandbox.guest.program"]]

def attempt(action):
    try:
        return action()
    except BaseException as error:
        return type(error).__name__ + str(error)[:80]

def state(value):
    if isinstance(value, (int, float, str, bytes, bool, type(None))):
        return value
    return getattr(value, "__module__", ""), getattr(value, "__qualname__", type(value).__qualname__)

def fingerprint(_secret):
    libc = ctypes.CDLL(None, use_errno=True)
    name = ctypes.create_string_buffer(64)
    libc.prctl(16, name, 0, 0, 0)
    found = {
        f"{module.__name__}.{key}": repr(state(value))
        for module in MODULES for key, value in vars(module).items()
        if key not in ("__builtins__", "last_value", "_") and not key.startswith("__warningregistry")
    }
    for kind in (json.JSONEncoder, random.Random, collections.Counter):
        found[f"class {kind.__name__}"] = sorted(vars(kind))
    for number in range(64):
        found[f"descriptor {number}"] = attempt(lambda: os.fstat(number).st_mode)
    for limit in [each for each in dir(resource) if each[:7] == "RLIMIT_" and each[7:] not in ("AS", "DATA")]:
        found[limit] = list(resource.getrlimit(getattr(resource, limit)))
    found |= {
        "modules": sorted(sys.modules),
        "path": list(sys.path), "hooks": len(sys.path_hooks), "finders": [str(state(each)) for each in sys.meta_path],
        "collector": [list(gc.get_threshold()), len(gc.callbacks), gc.isenabled()],
        "recursion": [sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits()],
        "tracing": [repr(state(each)) for each in (sys.gettrace(), sys.getprofile(), threading._trace_hook,
            threading._profile_hook)],
        "faults": faulthandler.is_enabled(),
        "codec": attempt(lambda: codecs.lookup("planted").name),
        "errors": attempt(lambda: repr(codecs.lookup_error("planted"))),
        "filters": [repr(each) for each in warnings.filters], "lines": sorted(linecache.cache),
        "loop": attempt(lambda: repr(state(asyncio.get_event_loop_policy()._local.__dict__))),
        "loggers": [sorted(logging.root.manager.loggerDict), logging.root.manager.disable],
        "arithmetic": [decimal.getcontext().prec, repr(np.geterr()), np.getbufsize(), repr(np.get_printoptions())],
        "zone": list(time.tzname), "environment": dict(os.environ), "getenv": libc.getenv(b"PLANTED"),
        "mask": os.umask(0o22), "folder": attempt(os.getcwd),
        "nice": attempt(lambda: os.getpriority(os.PRIO_PROCESS, 0)),
        "processors": attempt(lambda: len(os.sched_getaffinity(0))), "name": name.value,
        "session": os.getsid(0) == os.getpid(),
        "signal mask": sorted(map(int, signal.pthread_sigmask(signal.SIG_BLOCK, []))),
        "pending": sorted(map(int, signal.sigpending())), "timers": [list(signal.getitimer(each)) for each in range(3)],
        "handlers": [repr(state(signal.getsignal(each))) for each in signal.valid_signals()],
        "threads": threading.active_count(),
        "connect": attempt(lambda: socket.socket(socket.AF_UNIX).connect("\0planted")),
        "segment": libc.shmget(0x1234, 4096, 0o666), "queue": libc.msgget(0x1234, 0o666),
        "semaphore": libc.semget(0x1234, 1, 0o666),
        "posix segment": libc.shm_open(b"/planted", 0, 0), "posix queue": libc.mq_open(b"/planted", 0),
        "works": [sum([1, 2]), sorted([2, 1]), attempt(lambda: json.dump(1, io.StringIO())), math.sqrt(4.0),
            float(np.sum(np.ones(3)))],
    }
    for path in ("/tmp", "/dev/shm", "/var/tmp", "/run", "/dev/mqueue", "/proc/self", "/"):
        found[f"file in {path}"] = attempt(lambda: open(path + "/planted").read())
    return found
"""

SCAN = r'''
import ctypes, gc, re
import numpy as np

def pages():
    """The memory pages on which any object lies that can be come by: whole, with what was freed on them."""
    seen, todo = {}, [gc.get_objects()]
    while todo:
        for thing in todo.pop():
            if id(thing) not in seen:
                seen[id(thing)] = None
                if isinstance(thing, (list, tuple, dict, set)) and len(seen) < 400_000:
                    todo.append(list(thing.values()) if isinstance(thing, dict) else list(thing))
    return {address & ~4095 for address in seen}

def scan(_secret):
    found = set()
    marks = re.compile(rb"TRACE-[0-9a-f]{12}")
    looked = 0
    for page in pages():
        looked += 1
        found |= set(marks.findall(ctypes.string_at(page, 4096)))
    for size in (2**power for power in range(4, 27)):
        for _ in range(20 if size < 2**20 else 2):
            looked += 1
            found |= set(marks.findall(np.empty(size, "u1").tobytes()))
    return [looked, sorted(mark.decode() for mark in found)]
'''

KEEP = (
    SCAN
    + r"""
kept = []
def keep(secret):
    kept.append(secret.encode() * 50 + b"and more")
    answer = request("keep", secret)
    del answer
    return scan(None)
"""
)

SECRET = "TRACE-" + "0123456789ab"
LINE = {
    "prelude": "import builtins\nfrom host_line import request\nbuiltins.request = request\nprepare = list\n"
}


@pytest.fixture
def container(sandbox: Sandbox) -> Iterator[Container]:
    taken = sandbox._take(sandbox.prepare(()))
    yield taken
    sandbox._discard(taken)


def call(container: Container, source: str, entry: str, *arguments: Any) -> Any:
    session = Session(container, Limits(), Policy.OFF, True, lambda _name, arguments: arguments)
    session.open(Program(source, modules=LINE))
    assert session.started.ok, session.started.detail
    outcome = session.call(entry, arguments, 7, 20.0)
    session.close()
    assert outcome.ok, (outcome.detail, session.output, session.events)
    return outcome.value


def test_the_next_program_finds_no_trace_of_one_that_left_all_it_could(container: Container) -> None:
    before = call(container, INSPECT, "fingerprint", "")
    assert len(before) > 500
    assert call(container, INSPECT, "fingerprint", "") == before
    left = call(container, PLANT, "plant", SECRET)
    assert len(left) > 25, left
    after = call(container, INSPECT, "fingerprint", "")
    assert {
        name: (before.get(name), after.get(name))
        for name in before | after
        if before.get(name) != after.get(name)
    } == {}


def test_the_look_for_traces_sees_those_of_its_own_program(container: Container) -> None:
    before = call(container, INSPECT, "fingerprint", "")
    both = f"{PLANT}\n{INSPECT}\ndef both(secret):\n    plant(secret)\n    return fingerprint(secret)\n"
    after = call(container, both, "both", SECRET)
    assert sum(before.get(name) != found for name, found in after.items()) > 40


def test_nothing_of_a_program_its_arguments_or_the_hosts_answers_is_in_the_memory_of_the_next(
    container: Container,
) -> None:
    looked, found = call(container, KEEP, "keep", SECRET)
    assert looked > 300
    assert found == [SECRET], "the scan finds nothing even where it is"
    for _ in range(3):
        looked, found = call(container, SCAN, "scan", "")
        assert looked > 300
        assert found == []
