"""Files: nothing that a program must not read, nothing to write to, and each attempt on record with its path."""

from __future__ import annotations

from sandbox.conformance.attack import Attack, describe, withstand
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, failed, held
from sandbox.conformance.stay import stay
from sandbox.policy.taxonomy import Layer, Technique
from sandbox.program import Status

ERROR, FILES = Status.ERROR, Technique.FILE_ACCESS

SECRET_PATHS = [
    "/etc/shadow",
    "/proc/1/mem",
    "/proc/1/fd/1",
    "/proc/self/fd/3",
    "/opt/sandbox/lib/sandbox/guest/child.py",
    "/var/run/containerd.sock",
    "relative",
]
"""Closed by their own permissions, or not there, whatever the filter does."""

PUBLIC_PATHS = [
    "/etc/passwd",
    "/proc/1/environ",
    "/proc/self/mem",
    "/proc/self/maps",
    "/proc/self/environ",
    "/",
    "/sys/fs/cgroup",
    "/usr/lib/../../etc/hostname",
]
"""Of no use to a program, so that to open one is an attempt."""


def _reading(path: str, public: bool = False) -> Attack:
    words = f"openat({path!r})"
    return Attack(f"reading {path}", ERROR, FILES, words, f"os.open({path!r}, os.O_RDONLY)", public)


SECRETS = [_reading(path) for path in SECRET_PATHS]
PUBLIC = [_reading(path, public=True) for path in PUBLIC_PATHS]

WRITING = [
    Attack(f"writing {path}", ERROR, FILES, f"openat({path!r})", f"open({path!r}, 'w')")
    for path in ["/tmp/x", "/dev/shm/x", "/dev/mqueue/x", "/var/tmp/x", "/proc/self/comm", "/dev/null"]
] + [
    Attack("listing the guest's code", ERROR, FILES, "'/opt/sandbox/lib'", "os.listdir('/opt/sandbox/lib')"),
    Attack("a temporary file", ERROR, FILES, "/tmp", "import tempfile\ntempfile.TemporaryFile()"),
    Attack("removing a file", ERROR, FILES, "unlink('/etc/passwd')", "os.unlink('/etc/passwd')"),
    Attack("a new folder", ERROR, FILES, "mkdir('/tmp/x')", "os.mkdir('/tmp/x')"),
    Attack("a link", ERROR, FILES, "symlink(", "os.symlink('/proc/1/root', '/tmp/x')"),
    Attack("another root", ERROR, FILES, "chdir('/proc/1/root')", "os.chdir('/proc/1/root')"),
]

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


def path_race(bench: Bench) -> Finding:
    """Change the path between the judgement and the kernel's own look at it."""
    for path in ("/proc/1/mem", "/etc/shadow", "/opt/sandbox/lib/sandbox/__init__.py"):
        visit = stay(bench.sandbox, RACE, "attack", arguments=(path,), seconds=5.0)
        if visit.last.value != []:
            return failed(f"{path}: {describe(visit.last)}")
    return held("3 files raced for, 900 times each: nothing of them was read")


GUARANTEES = [
    Guarantee(
        "secrets",
        "No file of the supervisor, the host or another user opens",
        Layer.CONTAINER,
        lambda bench: withstand(bench, SECRETS),
    ),
    Guarantee(
        "opened files",
        "Each file that a program tries to open is on record with its path",
        Layer.SYSCALL,
        lambda bench: withstand(bench, PUBLIC),
    ),
    Guarantee(
        "writing",
        "No file is written, made, moved or removed anywhere",
        Layer.SYSCALL,
        lambda bench: withstand(bench, WRITING),
    ),
    Guarantee(
        "path race", "Who outruns the judgement of a path finds nothing to read", Layer.CONTAINER, path_race
    ),
]

ATTACKS = [*SECRETS, *PUBLIC, *WRITING]
