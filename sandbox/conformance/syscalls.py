"""The system call filter: what a program asks of the kernel beyond its needs is denied, and on record.

The static policy is off: containment rests on the layers behind it.
"""

from __future__ import annotations

import os

from sandbox.conformance.attack import Attack, describe, withstand
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, degraded, failed, held
from sandbox.conformance.stay import stay
from sandbox.guest import syscall_policy
from sandbox.guest.syscall_numbers import numbers
from sandbox.policy.taxonomy import Layer, Technique
from sandbox.program import Status

CALLS = numbers(os.uname().machine)

ERROR, KILLED, OK = Status.ERROR, Status.KILLED, Status.OK
EXHAUSTION, SPAWN, NATIVE = Technique.RESOURCE_EXHAUSTION, Technique.PROCESS_SPAWN, Technique.NATIVE_CODE
KERNEL, NETWORK = Technique.KERNEL_INTERFACE, Technique.NETWORK

NETWORK_USE = [
    Attack("a socket", ERROR, NETWORK, "socket(", "socket.socket()"),
    Attack("a connection", ERROR, NETWORK, "socket(", "socket.create_connection(('127.0.0.1', 80), 1)"),
    Attack(
        "a web page",
        ERROR,
        NETWORK,
        "socket(",
        """
import http.client
http.client.HTTPConnection('127.0.0.1', 80, timeout=1).request('GET', '/')
""",
    ),
    Attack(
        "a socket of the engine",
        ERROR,
        NETWORK,
        "connect('/var/run/docker.sock')",
        "socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')",
    ),
    Attack("a name in no file", ERROR, NETWORK, "bind(x)", "socket.socket(socket.AF_UNIX).bind('\\0x')"),
    Attack("a raw socket", ERROR, NETWORK, "socket(", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
    Attack(
        "a message to an address",
        ERROR,
        NETWORK,
        "sendto(",
        """
left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
left.sendto(b'x', '\\0elsewhere')
""",
    ),
    Attack("a raw packet", ERROR, NETWORK, "socket(", "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)"),
    Attack(
        "a name server",
        ERROR,
        NETWORK,
        "socket(",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    ),
    Attack("a name to look up", ERROR, NETWORK, "socket(", "socket.getaddrinfo('example.org', 80)"),
]

SPAWNING = [
    Attack("fork", ERROR, SPAWN, "clone(", "os.fork()"),
    Attack(
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
    Attack("a subprocess", ERROR, SPAWN, "clone(", "subprocess.run(['/bin/true'])"),
    Attack("a shell", OK, SPAWN, "clone(", "os.system('true')"),
    Attack("posix_spawn", ERROR, SPAWN, "clone(", "os.posix_spawn('/bin/sh', ['sh'], {})"),
    Attack(
        "multiprocessing",
        ERROR,
        SPAWN,
        "",
        """
import multiprocessing
multiprocessing.get_context('fork').Process(target=print).start()
""",
    ),
]

EXECUTING = [
    Attack("exec", ERROR, SPAWN, "execve('/bin/sh')", "os.execv('/bin/sh', ['sh'])"),
    Attack(
        "exec of a file in memory",
        OK,
        SPAWN,
        "execveat(",
        f"return libc.syscall({CALLS['execveat']}, 3, b'', 0, 0, 0x1000)",
    ),
]

OTHER_PROCESSES = [
    Attack("a signal to the supervisor", ERROR, SPAWN, "kill(0x1", "os.kill(1, signal.SIGKILL)"),
    Attack("a signal to all", ERROR, SPAWN, "kill(0xffffffff", "os.kill(-1, signal.SIGKILL)"),
    Attack("a signal to its group", ERROR, SPAWN, "kill(0x0", "os.kill(0, signal.SIGKILL)"),
    Attack("tracing the supervisor", OK, SPAWN, "ptrace(0x10, 0x1", "return libc.ptrace(16, 1, 0, 0)"),
    Attack(
        "reading the supervisor's memory",
        OK,
        NATIVE,
        "process_vm_readv(0x1",
        "return libc.process_vm_readv(1, 0, 0, 0, 0, 0)",
    ),
]

MACHINE_CODE = [
    Attack("executable memory", ERROR, NATIVE, "mmap(", "mmap.mmap(-1, 4096, prot=7)"),
    Attack(
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
    Attack("a file in memory", ERROR, NATIVE, "memfd_create(", "os.memfd_create('x')"),
]

KERNEL_INTERFACES = [
    Attack("root again", ERROR, KERNEL, "setuid(", "os.setuid(0)"),
    Attack("a tracer of its own", OK, KERNEL, "prctl(", "return libc.prctl(4, 1, 0, 0, 0)"),
    Attack("typing into a terminal", ERROR, KERNEL, "ioctl(", "import fcntl\nfcntl.ioctl(0, 0x5412, b'x')"),
    Attack("shared memory", OK, Technique.PERSISTENCE, "shmget(", "return libc.shmget(1, 4096, 0o1777)"),
    Attack("a message queue", OK, Technique.PERSISTENCE, "msgget(", "return libc.msgget(1, 0o1777)"),
    Attack("a lower priority", ERROR, EXHAUSTION, "setpriority(", "os.nice(-5)"),
    Attack(
        "a higher limit",
        ERROR,
        EXHAUSTION,
        "prlimit64(",
        "import resource\nresource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
    ),
]

NAMESPACES = [
    Attack(
        f"a process in a new {kind} namespace",
        KILLED,
        KERNEL,
        "ends the process",
        f"libc.syscall({CALLS['clone']}, {flag | 0x11}, 0, 0, 0, 0)",
    )
    for kind, flag in {"user": 0x10000000, "network": 0x40000000, "mount": 0x20000}.items()
]

IO_RINGS = [
    Attack(call, KILLED, KERNEL, "ends the process", f"libc.syscall({CALLS[call]}, 1, 0, 0, 0, 0, 0)")
    for call in ("io_uring_setup", "io_uring_enter", "io_uring_register")
]

FOREIGN_CALLS = [
    Attack(
        f"x32 call {number}",
        OK,
        KERNEL,
        f"call {number | 0x40000000}(",
        f"return libc.syscall({number | 0x40000000}, 0, 0, 0)",
    )
    for number in (0, 41, 57, 520)
]

HIDDEN = [
    Attack(
        f"the call {call}",
        KILLED,
        KERNEL,
        "ends the process",
        f"libc.syscall({CALLS[call]}, 0, 0, 0, 0, 0, 0)",
    )
    for call in sorted(syscall_policy.KILLED)
    if call in CALLS
]
"""What engines answer before a notification could."""

USUALLY_HIDDEN = (
    "mount unshare setns bpf keyctl userfaultfd chroot perf_event_open open_by_handle_at personality".split()
)
"""The ten that Docker's default profile hides."""

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
"""Fewer distinct denied calls than make a flood."""


def nothing_else_goes_through(bench: Bench) -> Finding:
    """Every call that the policy does not name, with arguments of zero."""
    unseen: set[str] = set()
    for start in range(0, len(FORBIDDEN), BATCH):
        names = FORBIDDEN[start : start + BATCH]
        visit = stay(
            bench.sandbox, MAKE_CALLS, "attack", arguments=([CALLS[name] for name in names],), seconds=10.0
        )
        if not visit.last.ok:
            return failed(describe(visit.last))
        through = [
            f"{name} ({result}, errno {error})"
            for name, (result, error) in zip(names, visit.last.value, strict=True)
            if (result, error) not in ((-1, EPERM), (-1, ENOSYS))
        ]
        if through:
            return failed(f"went through: {', '.join(through)}")
        unseen |= (RECORDED & set(names)) - {event.detail.partition("(")[0] for event in visit.events}
    words = f"{len(FORBIDDEN)} other system calls, all denied"
    if not unseen:
        return held(f"{words} and those that the engine lets through to the filter on record")
    words += f"; not on record: {', '.join(sorted(unseen))}"
    return degraded(words) if bench.blind else failed(words)


def clone3_falls_back(bench: Bench) -> Finding:
    """The call whose flags no filter can see does not exist for programs, and threads start all the same."""
    source = f"""
import ctypes, threading
libc = ctypes.CDLL(None, use_errno=True)
def attack():
    started = threading.Thread(target=lambda: None)
    started.start()
    started.join()
    result = libc.syscall({CALLS["clone3"]}, ctypes.create_string_buffer(88), 88)
    return result, ctypes.get_errno()
"""
    visit = stay(bench.sandbox, source, "attack", seconds=5.0)
    if visit.last.value == (-1, ENOSYS) and not visit.tainted:
        return held("clone3 answers that it does not exist, and a thread started through clone")
    return failed(describe(visit.last))


GUARANTEES = [
    Guarantee(
        "network",
        "No socket of any family, no name look-up",
        Layer.SYSCALL,
        lambda bench: withstand(bench, NETWORK_USE),
    ),
    Guarantee("fork", "No process is started", Layer.SYSCALL, lambda bench: withstand(bench, SPAWNING)),
    Guarantee(
        "exec", "No other program is executed", Layer.SYSCALL, lambda bench: withstand(bench, EXECUTING)
    ),
    Guarantee(
        "clone3", "The call whose flags a filter cannot see is not there", Layer.SYSCALL, clone3_falls_back
    ),
    Guarantee(
        "namespaces",
        "No namespace is made through clone",
        Layer.SYSCALL,
        lambda bench: withstand(bench, NAMESPACES),
    ),
    Guarantee(
        "other processes",
        "No process is signalled, traced or read",
        Layer.SYSCALL,
        lambda bench: withstand(bench, OTHER_PROCESSES),
    ),
    Guarantee(
        "machine code",
        "No page of memory becomes executable",
        Layer.SYSCALL,
        lambda bench: withstand(bench, MACHINE_CODE),
    ),
    Guarantee(
        "kernel interfaces",
        "No rights, limits, terminals or shared memory",
        Layer.SYSCALL,
        lambda bench: withstand(bench, KERNEL_INTERFACES),
    ),
    Guarantee(
        "io_uring",
        "No system calls by way of a ring",
        Layer.SYSCALL,
        lambda bench: withstand(bench, IO_RINGS),
    ),
    Guarantee(
        "foreign calls",
        "No system calls under other numbers (x32)",
        Layer.SYSCALL,
        lambda bench: withstand(bench, FOREIGN_CALLS),
    ),
    Guarantee(
        "hidden calls",
        "Calls that the engine would answer unseen end the program, and are on record",
        Layer.SYSCALL,
        lambda bench: withstand(
            bench, [attack for attack in HIDDEN if attack.name.split()[-1] in USUALLY_HIDDEN]
        ),
    ),
    Guarantee("all other calls", "What no rule allows is denied", Layer.SYSCALL, nothing_else_goes_through),
]

ATTACKS = [
    *NETWORK_USE,
    *SPAWNING,
    *EXECUTING,
    *OTHER_PROCESSES,
    *MACHINE_CODE,
    *KERNEL_INTERFACES,
    *NAMESPACES,
    *FOREIGN_CALLS,
    *HIDDEN,
]
