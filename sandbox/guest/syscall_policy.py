"""Which system calls an ordinary program needs, and what it means when it makes another one.

Default-deny: a call that is not named here is denied and recorded as `kernel_interface`. See seccomp(2).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from sandbox.policy.taxonomy import Severity, Technique

ALLOWED = frozenset(
    """
    alarm arch_prctl brk capget clock_getres clock_gettime clock_nanosleep close close_range dup dup2 dup3
    epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 exit exit_group
    fcntl fstat fstatfs futex get_mempolicy get_robust_list getcpu getcwd getdents64 getegid
    geteuid getgid getgroups getitimer getpeername getpgid getpgrp getpid getppid getpriority getrandom getresgid
    getresuid getrlimit getrusage getsid getsockname getsockopt gettid gettimeofday getuid lseek madvise
    membarrier mincore mremap munmap nanosleep pause pipe pipe2 poll ppoll pread64 preadv pselect6
    pwrite64 read readv recvfrom restart_syscall rseq rt_sigaction rt_sigpending
    rt_sigprocmask rt_sigreturn rt_sigsuspend rt_sigtimedwait sched_get_priority_max sched_get_priority_min
    sched_getaffinity sched_getparam sched_getscheduler sched_yield select set_robust_list set_tid_address
    setitimer shutdown sigaltstack statfs sysinfo time timer_create timer_delete timer_getoverrun
    timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime times umask uname wait4 waitid
    write writev
    """.split()
)
"""Let through whatever their arguments are: they reach nothing but the process itself."""

KILLED = frozenset(
    """
    acct add_key bpf chroot clock_settime create_module delete_module fanotify_init finit_module
    fsconfig fsmount fsopen fspick init_module io_uring_enter io_uring_register io_uring_setup ioperm iopl
    kexec_file_load kexec_load keyctl lookup_dcookie migrate_pages mount mount_setattr move_mount move_pages
    name_to_handle_at open_by_handle_at open_tree perf_event_open personality pivot_root pkey_alloc pkey_free
    pkey_mprotect quotactl quotactl_fd reboot request_key setdomainname sethostname setns settimeofday swapoff
    swapon syslog umount2 unshare uselib userfaultfd vhangup vmsplice
    """.split()
)
"""The profile of one engine or another answers these before a notification could: to be seen they end the process."""

OPENING = frozenset({"open", "openat"})
"""Let through for reading what the image holds for every program, denied and recorded otherwise."""

LOOKING = frozenset("access faccessat faccessat2 lstat newfstatat readlink readlinkat stat statx".split())
"""Let through for what programs may read and the folders above it; else nothing is there, and the look is recorded."""

LEAVING_BEHIND = frozenset(
    "creat link linkat mkdir mkdirat mknod mknodat rename renameat renameat2 symlink symlinkat".split()
)
"""Denied, and besides an attempt to leave something for a later program, as opening a file for writing is."""

SIGNALLING = frozenset({"kill", "tgkill"})
"""Let through for the process itself."""


def _technique_by_call() -> dict[str, Technique]:
    groups = {
        Technique.NETWORK: """
            accept accept4 bind connect listen recvmmsg recvmsg sendmmsg sendmsg sendto setsockopt socket socketpair
            """,
        Technique.PROCESS_SPAWN: """
            clone clone3 execve execveat fork kcmp kill pidfd_getfd pidfd_open pidfd_send_signal process_madvise
            ptrace rt_sigqueueinfo rt_tgsigqueueinfo setpgid setsid tgkill tkill vfork
            """,
        Technique.FILE_ACCESS: """
            chdir chmod chown copy_file_range creat fallocate fanotify_mark fchdir fchmod fchmodat
            fchmodat2 fchown fchownat fgetxattr flistxattr flock fremovexattr fsetxattr fsync fdatasync ftruncate
            futimesat getdents getxattr inotify_add_watch inotify_init inotify_init1 lchown lgetxattr link linkat
            listxattr llistxattr lremovexattr lsetxattr mkdir mkdirat mknod mknodat open openat
            openat2 readahead removexattr rename renameat renameat2 rmdir sendfile setxattr splice symlink symlinkat
            sync sync_file_range syncfs tee truncate unlink unlinkat utime utimensat utimes
            """,
        Technique.NATIVE_CODE: """
            memfd_create memfd_secret mmap modify_ldt mprotect
            process_vm_readv process_vm_writev remap_file_pages
            """,
        Technique.RESOURCE_EXHAUSTION: """
            ioprio_set mlock mlock2 mlockall prlimit64 sched_setaffinity sched_setattr sched_setparam
            sched_setscheduler set_mempolicy setpriority setrlimit
            """,
        Technique.PERSISTENCE: """
            mq_open mq_unlink msgctl msgget msgrcv msgsnd semctl semget semop semtimedop shmat shmctl shmdt shmget
            """,
    }
    return {call: technique for technique, calls in groups.items() for call in calls.split()}


TECHNIQUE_BY_CALL = _technique_by_call()

READABLE = (
    "<program>",  # no file: the interpreter looks for the source of a syntax error under the program's name
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/etc/ld.so.cache",
    "/lib",
    "/lib64",
    "/opt/sandbox/site",
    "/sys/devices/system/cpu",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/share/zoneinfo",
)
"""Files and folders of the image that programs may read: libraries, the clock's zone, the number of processors."""

_ABOVE = frozenset(
    "/".join(parts[:end]) or "/"
    for path in READABLE
    for parts in [path.split("/")]
    for end in range(1, len(parts))
)
"""The folders on the way to what programs may read, which `os.path.realpath` looks at."""

_OWN_DESCRIPTOR = re.compile(r"/proc/self/fd/\d+")

WRITING_FLAGS = 0o3 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, and the bit that makes O_TMPFILE."""


@dataclass(frozen=True)
class Meaning:
    """What a call means. `severity` overrides the technique's where the call is only a nuisance."""

    technique: Technique
    severity: Severity | None = None


def judge(call: str) -> Meaning:
    """The technique that a denied call named `call` belongs to."""
    technique = TECHNIQUE_BY_CALL.get(call, Technique.KERNEL_INTERFACE)
    return Meaning(technique, Severity.LOW if technique is Technique.RESOURCE_EXHAUSTION else None)


def may_open(path: str, flags: int) -> bool:
    """Whether a program may open `path` with the flags of open(2): for reading, below one of `READABLE`."""
    if is_writing(flags) or posixpath.normpath(path) != path.rstrip("/"):
        return False
    return any(path == root or path.startswith(root + "/") for root in READABLE)


def is_writing(flags: int) -> bool:
    """Whether the flags of open(2) ask for more than reading."""
    return bool(flags & WRITING_FLAGS)


def may_look(path: str) -> bool:
    """Whether a program may ask about `path`: what it may open, what lies above that, or one of its descriptors."""
    real = posixpath.normpath(path)
    return not path or real in _ABOVE or may_open(real, 0) or bool(_OWN_DESCRIPTOR.fullmatch(path))


_PATH_FIRST = frozenset(
    """
    access chdir chmod chown chroot creat execve getxattr lchown lgetxattr link listxattr llistxattr lsetxattr lstat
    mkdir mknod open readlink removexattr rename rmdir setxattr stat symlink truncate unlink utime utimes
    """.split()
)
_PATH_SECOND = frozenset(
    """
    execveat faccessat faccessat2 fchmodat fchmodat2 fchownat futimesat inotify_add_watch linkat mkdirat mknodat
    newfstatat openat openat2 readlinkat renameat renameat2 statx symlinkat unlinkat utimensat
    """.split()
)

ADDRESS_ARGUMENT = {"bind": 1, "connect": 1, "sendto": 4}
"""Which argument of a call is a socket's address; its length is the next one."""


def has_path(call: str) -> bool:
    """Whether an argument of `call` is a path."""
    return call in _PATH_FIRST or call in _PATH_SECOND


def path_argument(call: str) -> int:
    """Which argument of `call`, for which `has_path` holds, is the path: 0-based."""
    return 0 if call in _PATH_FIRST else 1
