"""Each hostile program ends as it should, is seen by a layer that it cannot reach, and harms no program after it.

The static policy is off: containment rests on the layers behind it.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import pytest

from sandbox.guest import syscall_policy
from sandbox.guest.syscall_numbers import numbers
from sandbox.host.pool import Sandbox
from sandbox.policy import canaries
from sandbox.policy.taxonomy import Severity, Technique, Verdict
from sandbox.program import Status
from tests.conformance.stay import bystander, latest_end, stay

CALLS = numbers(os.uname().machine)


@dataclass(frozen=True)
class Attack:
    """A program whose function `attack` is called, and what must come of it: `words` are part of an event's detail."""

    name: str
    source: str
    status: Status
    technique: Technique
    words: str = ""


def attack(name: str, status: Status, technique: Technique, words: str, body: str) -> Attack:
    """An attack of a few statements, with the usual tools at hand."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return Attack(name, f"{TOOLS}\ndef attack():\n{lines}\n", status, technique, words)


TOOLS = """
import ctypes, mmap, os, signal, socket, struct, subprocess, sys, threading, time
libc = ctypes.CDLL(None, use_errno=True)

def frame(kind, body=b""):
    return struct.pack(">BI", kind, len(body)) + body
"""

ERROR, KILLED, OK, TIMEOUT = Status.ERROR, Status.KILLED, Status.OK, Status.TIMEOUT
EXHAUSTION, SPAWN, FILES = Technique.RESOURCE_EXHAUSTION, Technique.PROCESS_SPAWN, Technique.FILE_ACCESS
FORGING, FLOOD, NATIVE = Technique.SCORE_FORGING, Technique.FLOOD, Technique.NATIVE_CODE
KERNEL, NETWORK, MALFORMED = Technique.KERNEL_INTERFACE, Technique.NETWORK, Technique.MALFORMED_RESULT

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
    attack("an endless loop", TIMEOUT, EXHAUSTION, "still running", "while True: pass"),
    attack("a long sleep", TIMEOUT, EXHAUSTION, "still running", "time.sleep(60)"),
    attack("a loop deaf to signals", TIMEOUT, EXHAUSTION, "still running", IGNORE_SIGNALS),
    attack(
        "a wait for a lock",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "lock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ),
    attack(
        "a pattern that backtracks",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
    ),
    attack("a power that never ends", TIMEOUT, EXHAUSTION, "still running", "return 9 ** 9 ** 9"),
    attack(
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
    attack(
        "files opened without end",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "while True: os.close(os.open('/dev/urandom', os.O_RDONLY))",
    ),
    attack("a stopped process", TIMEOUT, EXHAUSTION, "still running", "os.kill(os.getpid(), signal.SIGSTOP)"),
]

PROCESSES = [
    attack("fork", ERROR, SPAWN, "clone(", "os.fork()"),
    attack(
        "a fork bomb",
        KILLED,
        SPAWN,
        "clone(",
        """
while True:
    try: os.fork()
    except OSError: pass
""",
    ),
    attack("a subprocess", ERROR, SPAWN, "clone(", "subprocess.run(['/bin/true'])"),
    attack("a shell", OK, SPAWN, "clone(", "return os.system('true')"),
    attack("exec", ERROR, SPAWN, "execve('/bin/sh')", "os.execv('/bin/sh', ['sh'])"),
    attack("posix_spawn", ERROR, SPAWN, "clone(", "os.posix_spawn('/bin/sh', ['sh'], {})"),
    attack(
        "multiprocessing",
        ERROR,
        SPAWN,
        "",
        """
import multiprocessing
multiprocessing.get_context('fork').Process(target=print).start()
""",
    ),
    attack("a signal to the supervisor", ERROR, SPAWN, "kill(0x1", "os.kill(1, signal.SIGKILL)"),
    attack("a signal to all", ERROR, SPAWN, "kill(0xffffffff", "os.kill(-1, signal.SIGKILL)"),
    attack("a signal to its group", ERROR, SPAWN, "kill(0x0", "os.kill(0, signal.SIGKILL)"),
    attack("tracing the supervisor", OK, SPAWN, "ptrace(0x10, 0x1", "return libc.ptrace(16, 1, 0, 0)"),
    attack(
        "reading the supervisor's memory",
        OK,
        NATIVE,
        "process_vm_readv(0x1",
        "return libc.process_vm_readv(1, 0, 0, 0, 0, 0)",
    ),
]

FILE_PATHS = [
    "/etc/passwd",
    "/etc/shadow",
    "/proc/1/environ",
    "/proc/1/mem",
    "/proc/1/fd/1",
    "/proc/self/mem",
    "/proc/self/maps",
    "/proc/self/environ",
    "/proc/self/fd/3",
    "/opt/sandbox/lib/sandbox/guest/child.py",
    "/",
    "/var/run/containerd.sock",
    "/sys/fs/cgroup",
    "/usr/lib/../../etc/hostname",
    "relative",
]

FILES_READ = [
    attack(f"reading {path}", ERROR, FILES, f"openat({path!r})", f"os.open({path!r}, os.O_RDONLY)")
    for path in FILE_PATHS
]
FILES_WRITTEN = [
    attack(f"writing {path}", ERROR, FILES, f"openat({path!r})", f"open({path!r}, 'w')")
    for path in ["/tmp/x", "/dev/shm/x", "/dev/mqueue/x", "/var/tmp/x", "/proc/self/comm", "/dev/null"]
] + [
    attack("listing the guest's code", ERROR, FILES, "'/opt/sandbox/lib'", "os.listdir('/opt/sandbox/lib')"),
    attack("a temporary file", ERROR, FILES, "/tmp", "import tempfile\ntempfile.TemporaryFile()"),
    attack("removing a file", ERROR, FILES, "unlink('/etc/passwd')", "os.unlink('/etc/passwd')"),
    attack("a new folder", ERROR, FILES, "mkdir('/tmp/x')", "os.mkdir('/tmp/x')"),
    attack("a link", ERROR, FILES, "symlink(", "os.symlink('/proc/1/root', '/tmp/x')"),
    attack("another root", ERROR, FILES, "chdir('/proc/1/root')", "os.chdir('/proc/1/root')"),
]

NETWORKS = [
    attack("a socket", ERROR, NETWORK, "socket(", "socket.socket()"),
    attack("a connection", ERROR, NETWORK, "socket(", "socket.create_connection(('127.0.0.1', 80), 1)"),
    attack(
        "a web page",
        ERROR,
        NETWORK,
        "socket(",
        """
import http.client
http.client.HTTPConnection('127.0.0.1', 80, timeout=1).request('GET', '/')
""",
    ),
    attack(
        "a socket of the engine",
        ERROR,
        NETWORK,
        "connect('/var/run/docker.sock')",
        "socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')",
    ),
    attack("a name in no file", ERROR, NETWORK, "bind(x)", "socket.socket(socket.AF_UNIX).bind('\\0x')"),
    attack("a raw socket", ERROR, NETWORK, "socket(", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
    attack(
        "a message to an address",
        ERROR,
        NETWORK,
        "sendto(",
        """
left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
left.sendto(b'x', '\\0elsewhere')
""",
    ),
]

NATIVE_CODE = [
    attack("executable memory", ERROR, NATIVE, "mmap(", "mmap.mmap(-1, 4096, prot=7)"),
    attack(
        "a page made executable",
        OK,
        NATIVE,
        "mprotect(",
        """
page = mmap.mmap(-1, 4096)
start = ctypes.addressof(ctypes.c_char.from_buffer(page))
return libc.mprotect(ctypes.c_void_p(start), 4096, 5)
""",
    ),
    attack("a file in memory", ERROR, NATIVE, "memfd_create(", "os.memfd_create('x')"),
    attack("reading nowhere", KILLED, NATIVE, "SIGSEGV", "ctypes.string_at(0)"),
    attack("an abort", KILLED, NATIVE, "SIGABRT", "os.abort()"),
]

KERNEL_CALLS = [
    attack("root again", ERROR, KERNEL, "setuid(", "os.setuid(0)"),
    attack("a tracer of its own", OK, KERNEL, "prctl(", "return libc.prctl(4, 1, 0, 0, 0)"),
    attack("typing into a terminal", ERROR, KERNEL, "ioctl(", "import fcntl\nfcntl.ioctl(0, 0x5412, b'x')"),
    attack("shared memory", OK, Technique.PERSISTENCE, "shmget(", "return libc.shmget(1, 4096, 0o1777)"),
    attack("a message queue", OK, Technique.PERSISTENCE, "msgget(", "return libc.msgget(1, 0o1777)"),
    attack("a lower priority", ERROR, EXHAUSTION, "setpriority(", "os.nice(-5)"),
    attack(
        "a higher limit",
        ERROR,
        EXHAUSTION,
        "prlimit64(",
        "import resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
    ),
    *(
        attack(
            f"the call {call}",
            KILLED,
            KERNEL,
            "ends the process",
            f"libc.syscall({CALLS[call]}, 0, 0, 0, 0, 0, 0)",
        )
        for call in sorted(syscall_policy.KILLED)
    ),
]

LINES = [
    attack("closing its line", KILLED, FORGING, "closed its line", "os.close(3)"),
    attack("closing all it has", KILLED, FORGING, "closed its line", "os.closerange(0, 1024)"),
    attack(
        "another line in place of its own", KILLED, FORGING, "closed its line", "os.dup2(os.pipe()[1], 3)"
    ),
    attack("shutting its line", KILLED, FORGING, "closed its line", "socket.socket(fileno=3).shutdown(2)"),
    attack(
        "noise on its line",
        KILLED,
        FORGING,
        "4294967295 bytes",
        "os.write(3, b'\\xff' * 100)\ntime.sleep(60)",
    ),
    attack(
        "a frame that never ends",
        KILLED,
        FORGING,
        "4294967295 bytes",
        "os.write(3, struct.pack('>BI', 15, 2**32 - 1))\ntime.sleep(60)",
    ),
    attack("a frame of no kind", KILLED, FORGING, "kind 99", "os.write(3, frame(99))\ntime.sleep(60)"),
    attack("a second start", KILLED, FORGING, "kind 13", "os.write(3, frame(13, b'{}'))\ntime.sleep(60)"),
    attack("a second filter", KILLED, FORGING, "kind 12", "os.write(3, frame(12))\ntime.sleep(60)"),
    attack(
        "a request without a host",
        KILLED,
        FORGING,
        "kind 14",
        "os.write(3, frame(14, b'{}'))\ntime.sleep(60)",
    ),
    Attack(
        "an answer before the call",
        TOOLS + "os.write(3, frame(15, b'{}'))\ntime.sleep(60)",
        KILLED,
        FORGING,
        "kind 15",
    ),
    attack(
        "half a frame",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "os.write(3, frame(15, b'xx')[:-1])\ntime.sleep(60)",
    ),
    attack(
        "an answer that is none",
        Status.INVALID_OUTPUT,
        MALFORMED,
        "malformed",
        "os.write(3, frame(15, b'{}'))\ntime.sleep(60)",
    ),
    attack("a flood of output", KILLED, FLOOD, "bytes of output", "while True: print('x' * 100_000)"),
    attack(
        "a flood of errors",
        KILLED,
        FLOOD,
        "bytes of output",
        "while True: print('x' * 100_000, file=sys.stderr)",
    ),
    attack(
        "a flood of denied calls",
        KILLED,
        FLOOD,
        "denied system calls",
        """
for number in range(200):
    try: open(f'/tmp/{number}')
    except OSError: pass
time.sleep(60)
""",
    ),
    attack(
        "denied calls cut short by signals",
        KILLED,
        FLOOD,
        "denied system calls",
        """
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
while True:
    try: open('/etc/passwd')
    except OSError: pass
""",
    ),
    attack(
        "denied calls of many threads",
        KILLED,
        FLOOD,
        "denied system calls",
        """
def call():
    while True:
        libc.ptrace(0, 0, 0, 0)
for _ in range(20):
    threading.Thread(target=call, daemon=True).start()
time.sleep(60)
""",
    ),
    attack("its own end", KILLED, MALFORMED, "exit status 3", "os._exit(3)"),
    attack("its own end without an error", KILLED, MALFORMED, "exit status 0", "os._exit(0)"),
]

ATTACKS = [*TIME, *PROCESSES, *FILES_READ, *FILES_WRITTEN, *NETWORKS, *NATIVE_CODE, *KERNEL_CALLS, *LINES]
SECONDS = 0.5


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_hostile_program_is_contained_and_recorded_and_harms_nobody(sandbox, attack):
    visit = stay(sandbox, attack.source, "attack", seconds=SECONDS)
    outcome = visit.last
    assert outcome.status is attack.status, outcome.detail
    seen = visit.saw(attack.technique, attack.words)
    assert seen, visit.events
    assert any(event.layer.verified and event.verdict is not Verdict.OBSERVED for event in seen)
    assert visit.tainted == any(event.gravity is Severity.HIGH for event in visit.events)
    assert outcome.cpu_seconds <= SECONDS + 0.5
    # Later than this only where it took the machine so long to let the program spend its time.
    assert outcome.wall_seconds <= latest_end(SECONDS) or outcome.cpu_seconds > 0.6 * SECONDS
    if outcome.status in (ERROR, OK):
        assert outcome.value in (None, -1) or attack.name == "a shell"
    after = bystander(sandbox)
    assert (after.container == visit.container) == (not visit.tainted)


CONDITIONAL = set(
    "clone clone3 mmap mprotect prlimit64 prctl ioctl socketpair sendto sendmsg kill tgkill open openat".split()
)
FORBIDDEN = sorted(
    set(CALLS) - syscall_policy.ALLOWED - syscall_policy.LOOKING - syscall_policy.KILLED - CONDITIONAL
)
RECORDED = set(
    """
    accept bind chdir chmod connect execve execveat fork kcmp link linkat listen memfd_create mkdir mlock mq_open
    msgget openat2 pidfd_open process_vm_readv process_vm_writev ptrace rename rt_sigqueueinfo rmdir seccomp semget
    setgid setpgid setrlimit setsid setuid shmat shmget socket splice symlink tkill truncate unlink unlinkat vfork
    """.split()
)
"""Of these at least, no engine's own profile takes the record away."""

MAKE_CALLS = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

def attack(calls):
    results = []
    for number in calls:
        ctypes.set_errno(0)
        result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(0)] * 6)
        results.append((result, ctypes.get_errno()))
    return results
"""
EPERM, ENOSYS = 1, 38
BATCH = 50


@pytest.mark.parametrize("start", range(0, len(FORBIDDEN), BATCH))
def test_no_forbidden_system_call_goes_through(sandbox, start):
    names = FORBIDDEN[start : start + BATCH]
    visit = stay(sandbox, MAKE_CALLS, "attack", arguments=([CALLS[name] for name in names],), seconds=10.0)
    assert visit.last.ok, visit.last.detail
    for name, (result, error) in zip(names, visit.last.value, strict=True):
        assert (result, error) in ((-1, EPERM), (-1, ENOSYS)), name
    recorded = {event.detail.partition("(")[0] for event in visit.events}
    assert RECORDED & set(names) <= recorded


LOOK_AROUND = """
import os, socket

def attack(places):
    open_descriptors = []
    for number in range(1024):
        try:
            os.fstat(number)
        except OSError:
            continue
        open_descriptors.append(number)
    return {
        "writable": [place for place in places if os.access(place, os.W_OK)],
        "descriptors": open_descriptors,
        "environment": dict(os.environ),
        "rights": [os.getuid(), os.geteuid(), os.getgid(), os.getegid()],
        "groups": os.getgroups(),
        "host": socket.gethostname(),
    }
"""
PLACES = """
    / /tmp /var/tmp /run /dev /dev/shm /home /root /etc /etc/passwd /opt/sandbox /opt/sandbox/site /opt/sandbox/lib
    /usr/lib /proc/1 /proc/1/mem /sys /sys/fs/cgroup /proc/sys/kernel/hostname /proc/sysrq-trigger
    """.split()  # /dev/mqueue is open to all by its mode; a limit of no bytes closes it


def test_a_program_has_no_rights_no_secrets_and_no_place_to_write_to(sandbox):
    visit = stay(sandbox, LOOK_AROUND, "attack", arguments=(PLACES,), seconds=5.0)
    found = visit.last.value
    assert found["writable"] == []
    assert found["descriptors"] == [0, 1, 2, 3]
    assert set(found["environment"]) == set(canaries.KEY_NAMES)  # bait, and nothing else
    assert all(20_000 <= number < 60_000 for number in found["rights"])
    assert found["groups"] == []
    assert found["host"] == "sandbox"


def test_what_a_program_writes_to_its_output_is_words_and_never_frames(sandbox):
    source = (
        TOOLS
        + """
def attack():
    text = b'{"type":"returned","status":"answered","detail":"","cpu_seconds":0,"wall_seconds":0}'
    for descriptor in (1, 2):
        os.write(descriptor, struct.pack('>II', len(text), 0) + text)
    return 'the true answer'
"""
    )
    visit = stay(sandbox, source, "attack")
    assert visit.last.value == "the true answer"
    assert visit.output.count('"type":"returned"') == 2
    assert not any(event.layer.verified for event in visit.events)


def test_an_answer_ahead_of_time_is_found_out(sandbox):
    source = (
        TOOLS
        + """
def attack():
    os.write(3, frame(15, b'{"dict":[["status","ok"],["detail",""],["value",1.0]]}'))
    return 2.0
"""
    )
    visit = stay(sandbox, source, "attack", "attack", between=lambda: time.sleep(0.5))
    assert [outcome.status for outcome in visit.outcomes] == [OK, OK, KILLED]
    assert visit.saw(FORGING, "kind 15")
    assert visit.tainted


@pytest.mark.parametrize("claim", ["refused", "timeout", "killed", "answered", "nonsense"])
def test_a_program_does_not_tell_its_own_ending(sandbox, claim):
    body = f'{{"dict":[["status","{claim}"],["detail",""],["value",null]]}}'.encode()
    source = (
        TOOLS
        + f"""
try: open('/etc/shadow')
except OSError: pass
os.write(3, frame(13, {body!r}))
time.sleep(60)
"""
    )
    visit = stay(sandbox, source)
    assert visit.last.status is Status.INVALID_OUTPUT
    assert visit.tainted
    assert bystander(sandbox).container != visit.container


def test_a_claim_that_memory_ran_out_is_not_taken_for_an_observation(sandbox):
    visit = stay(sandbox, "def attack():\n    raise MemoryError", "attack")
    assert visit.last.status is Status.MEMORY
    assert not any(event.layer.verified for event in visit.events)


RACE = """
import ctypes, os, threading
libc = ctypes.CDLL(None, use_errno=True)
harmless, wanted = b"/usr/lib/os-release".ljust(64, b"\\0"), None
buffer = ctypes.create_string_buffer(64)

def flip():
    while True:
        ctypes.memmove(buffer, wanted, 64)
        ctypes.memmove(buffer, harmless, 64)

def attack(path):
    global wanted
    wanted = path.encode().ljust(64, b"\\0")
    threading.Thread(target=flip, daemon=True).start()
    stolen = []
    for _ in range(900):
        descriptor = libc.open(buffer, os.O_RDONLY)
        if descriptor >= 0:
            if os.readlink(f"/proc/self/fd/{descriptor}") == path:
                stolen.append(os.read(descriptor, 100))
            os.close(descriptor)
    return stolen
"""


@pytest.mark.parametrize("path", ["/proc/1/environ", "/etc/shadow", "/opt/sandbox/lib/sandbox/__init__.py"])
def test_who_outruns_the_judgement_of_a_path_finds_nothing_to_read(sandbox, path):
    visit = stay(sandbox, RACE, "attack", arguments=(path,), seconds=5.0)
    assert visit.last.ok, visit.last.detail
    assert visit.last.value == []
    assert visit.saw(FILES, "openat(")


UNSEEN = {
    "os.fork()": ERROR,
    "socket.socket()": ERROR,
    "os.kill(1, 9)": ERROR,
    "mmap.mmap(-1, 4096, prot=7)": ERROR,
    "open('/tmp/x', 'w')": ERROR,
    "open('/dev/shm/x', 'w')": ERROR,
    "open('/dev/mqueue/x', 'w')": ERROR,
    "open('/proc/1/environ')": ERROR,
    "open('/proc/1/mem', 'r+b')": ERROR,
    "os.listdir('/opt/sandbox/lib')": ERROR,
    f"libc.syscall({CALLS['mount']}, 0, 0, 0, 0, 0)": KILLED,
    "time.sleep(60)": TIMEOUT,
}


def test_containment_holds_where_denied_calls_cannot_be_recorded():
    with Sandbox() as blind:
        blind._notify = False
        for statement, status in UNSEEN.items():
            visit = stay(blind, f"{TOOLS}\ndef attack(): {statement}", "attack", seconds=SECONDS)
            assert visit.last.status is status, (statement, visit.last)
            bystander(blind)
