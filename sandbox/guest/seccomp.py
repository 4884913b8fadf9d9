"""The system call filter: classic BPF, built here and installed by the child on itself before its program runs.

Denied calls are handed to the supervisor through seccomp's user notification (Linux 5.0), which answers EPERM and
keeps the record. Sources: seccomp(2), seccomp_unotify(2), linux/filter.h, linux/seccomp.h.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.guest import syscall_policy
from sandbox.guest.syscall_numbers import AUDIT_ARCHITECTURES, numbers

MACHINE = os.uname().machine
CALL_NUMBERS = numbers(MACHINE)
CALL_NAMES = {number: name for name, number in CALL_NUMBERS.items()}

_LOAD, _IF_EQUAL, _IF_BITS, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_NOTIFY = 0x7FC00000
_KILL_PROCESS = 0x80000000
_X32_BIT = 0x40000000

_OFFSET_NUMBER, _OFFSET_MACHINE, _OFFSET_ARGUMENTS = 0, 4, 16

_CLONE_THREAD = 0x10000
_CLONE_NAMESPACES = 0x7E020000  # CLONE_NEW: NS CGROUP UTS IPC USER PID NET
_PROT_WRITE, _PROT_EXEC = 0x2, 0x4
_MAP_ANONYMOUS = 0x20
_AF_UNIX = 1
_AT_EMPTY_PATH = 0x1000  # the call is about a descriptor
_TERMINAL_QUERIES = (0x5401, 0x5413, 0x541B, 0x5421, 0x5451)  # TCGETS TIOCGWINSZ FIONREAD FIONBIO FIOCLEX
_HARMLESS_PRCTL = (15, 0x53564D41)  # PR_SET_NAME, PR_SET_VMA: thread and memory names

_SET_MODE_FILTER = 1
_FLAG_NEW_LISTENER = 8


def _instruction(code: int, if_true: int, if_false: int, operand: int) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand & 0xFFFFFFFF)


def _load_argument(index: int, high: bool = False) -> bytes:
    return _instruction(_LOAD, 0, 0, _OFFSET_ARGUMENTS + 8 * index + (4 if high else 0))


def _return(action: int) -> bytes:
    return _instruction(_RETURN, 0, 0, action)


def _allow_values(argument: int, values: Sequence[int], deny: int) -> list[bytes]:
    """Allow where the low half of `argument` is one of `values`, else `deny`."""
    tests = [
        _instruction(_IF_EQUAL, len(values) - position, 0, value) for position, value in enumerate(values)
    ]
    return [_load_argument(argument), *tests, _return(deny), _return(_ALLOW)]


def _allow_null(argument: int, deny: int) -> list[bytes]:
    """Allow where `argument`, a pointer, is null."""
    return [
        _load_argument(argument),
        _instruction(_IF_EQUAL, 0, 2, 0),
        _load_argument(argument, high=True),
        _instruction(_IF_EQUAL, 1, 0, 0),
        _return(deny),
        _return(_ALLOW),
    ]


def _allow_bits(argument: int, bits: int, deny: int) -> list[bytes]:
    """Allow where `argument` has one of `bits`."""
    return [_load_argument(argument), _instruction(_IF_BITS, 1, 0, bits), _return(deny), _return(_ALLOW)]


def _deny_bits(argument: int, bits: int, deny: int) -> list[bytes]:
    """Deny where `argument` has one of `bits`."""
    return [_load_argument(argument), _instruction(_IF_BITS, 0, 1, bits), _return(deny), _return(_ALLOW)]


def _clone_rule(deny: int) -> list[bytes]:
    """Threads; no processes. A new namespace ends the process, for engines answer that before a notification could."""
    return [
        _load_argument(0),
        _instruction(_IF_BITS, 0, 1, _CLONE_NAMESPACES),
        _return(_KILL_PROCESS),
        _instruction(_IF_BITS, 1, 0, _CLONE_THREAD),
        _return(deny),
        _return(_ALLOW),
    ]


def _mmap_rule(deny: int) -> list[bytes]:
    """Executable pages only from files, never writable: no file that a program could have made is reachable."""
    return [
        _load_argument(2),
        _instruction(_IF_BITS, 0, 4, _PROT_EXEC),
        _instruction(_IF_BITS, 2, 0, _PROT_WRITE),
        _load_argument(3),
        _instruction(_IF_BITS, 0, 1, _MAP_ANONYMOUS),
        _return(deny),
        _return(_ALLOW),
    ]


def _read_only_rule(call: str, deny: int) -> list[bytes]:
    """Open files for reading alone. The flags come after the path."""
    return _deny_bits(syscall_policy.path_argument(call) + 1, syscall_policy.WRITING_FLAGS, deny)


_ANY_PROCESS = 0x7FFFFFFF
"""Stands in a filter for the process that it will be for. The kernel gives no process this number."""


def for_process(program: bytes, pid: int) -> bytes:
    """The filter `program` of `build_filter`, for process `pid`."""
    test, test_of_this = (_instruction(_IF_EQUAL, 1, 0, value) for value in (_ANY_PROCESS, pid))
    return program.replace(test, test_of_this)


def build_filter(channel: int, notify: bool) -> bytes:
    """The filter for a program whose frames go through descriptor `channel`; `for_process` completes it.

    With `notify`, denied calls and whatever names a file go to the supervisor; without (a runtime that lacks it),
    denied calls fail with EPERM unseen, and files open for reading where the container's permissions allow it.
    """
    deny = _NOTIFY if notify else _ERRNO | errno.EPERM
    rules: dict[str, list[bytes]] = {
        "clone": _clone_rule(deny),
        # glibc falls back to clone, whose flags a filter can see
        "clone3": [_return(_ERRNO | errno.ENOSYS)],
        "mmap": _mmap_rule(deny),
        "mprotect": _deny_bits(2, _PROT_EXEC, deny),
        "prlimit64": _allow_null(2, deny),
        "prctl": _allow_values(0, _HARMLESS_PRCTL, deny),
        "ioctl": _allow_values(1, _TERMINAL_QUERIES, deny),
        "socketpair": _allow_values(0, (_AF_UNIX,), deny),  # asyncio wakes its loop through one
        "sendto": _allow_null(4, deny),
        "sendmsg": _allow_values(0, (channel,), deny),  # hands the notification descriptor over
    }
    rules |= {call: [_return(_ALLOW)] for call in syscall_policy.ALLOWED}
    rules |= {call: [_return(_KILL_PROCESS)] for call in syscall_policy.KILLED}
    rules |= {call: _allow_values(0, (_ANY_PROCESS,), deny) for call in syscall_policy.SIGNALLING}
    watched = _NOTIFY if notify else _ALLOW
    rules |= {call: [_return(watched)] for call in syscall_policy.LOOKING}
    rules |= {
        call: [_return(deny)] if notify else _read_only_rule(call, deny) for call in syscall_policy.OPENING
    }
    rules["newfstatat"] = _allow_bits(3, _AT_EMPTY_PATH, watched)
    rules["statx"] = _allow_bits(2, _AT_EMPTY_PATH, watched)
    return b"".join(_prologue(deny) + _dispatch(rules) + [_return(deny)])


def _prologue(deny: int) -> list[bytes]:
    return [
        _instruction(_LOAD, 0, 0, _OFFSET_MACHINE),
        _instruction(_IF_EQUAL, 1, 0, AUDIT_ARCHITECTURES[MACHINE]),
        _return(_KILL_PROCESS),
        _instruction(_LOAD, 0, 0, _OFFSET_NUMBER),
        _instruction(_IF_AT_LEAST, 0, 1, _X32_BIT),
        _return(deny),
    ]


def _dispatch(rules: dict[str, list[bytes]]) -> list[bytes]:
    # A rule ends in a return on every path, so the next test still finds the call's number loaded.
    known = [(CALL_NUMBERS[call], rule) for call, rule in rules.items() if call in CALL_NUMBERS]
    return [step for number, rule in known for step in [_instruction(_IF_EQUAL, 0, len(rule), number), *rule]]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


_libc = ctypes.CDLL(None, use_errno=True)


def install(program: bytes, notify: bool) -> int:
    """Put the calling process under `program`; with `notify`, return the descriptor that the supervisor listens on.

    Raises `OSError` where the kernel or the engine's profile does not allow it.
    """
    instructions = ctypes.create_string_buffer(program, len(program))
    filter_program = _Program(len(program) // 8, ctypes.addressof(instructions))
    flags = _FLAG_NEW_LISTENER if notify else 0
    result: int = _libc.syscall(
        CALL_NUMBERS["seccomp"], _SET_MODE_FILTER, flags, ctypes.byref(filter_program)
    )
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"seccomp: {os.strerror(code)}")
    return result


@dataclass(frozen=True)
class Notification:
    """One denied call, waiting for an answer. `pid` is the calling thread's, in the container."""

    key: int
    pid: int
    call: str
    arguments: tuple[int, ...]


_IOCTL_RECEIVE, _IOCTL_SEND = 0xC0502100, 0xC0182101
_NOTIFICATION = struct.Struct("QIIiIQ6Q")
_RESPONSE = struct.Struct("QqiI")
_FLAG_CONTINUE = 1


def receive(listener: int) -> Notification | None:
    """The next denied call, or None where its thread is gone already."""
    raw = bytearray(_NOTIFICATION.size)
    try:
        fcntl.ioctl(listener, _IOCTL_RECEIVE, raw)
    except OSError:
        return None
    key, pid, _flags, number, _machine, _pointer, *arguments = _NOTIFICATION.unpack(raw)
    return Notification(key, pid, CALL_NAMES.get(number, f"call {number}"), tuple(arguments))


def respond(listener: int, notification: Notification, error: int) -> None:
    """Fail the call with `error`, or let it go on where that is 0."""
    flags = 0 if error else _FLAG_CONTINUE
    try:
        fcntl.ioctl(listener, _IOCTL_SEND, _RESPONSE.pack(notification.key, 0, -error, flags))
    except OSError as failure:
        if failure.errno != errno.ENOENT:  # the thread died while it waited
            raise


class _Span(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


_PAGE = 4096


def read_bytes(pid: int, address: int, length: int) -> bytes:
    """Up to `length` bytes at `address` in process `pid`; b"" where they cannot be read. Needs CAP_SYS_PTRACE."""
    buffer = ctypes.create_string_buffer(length)
    local, remote = _Span(ctypes.addressof(buffer), length), _Span(address, length)
    count = _libc.process_vm_readv(pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
    return buffer.raw[: max(count, 0)]


def read_text(pid: int, address: int, limit: int = 2 * _PAGE) -> str:
    """The zero-terminated text at `address` in process `pid`, cut at `limit` bytes; "" where it cannot be read.

    Needs CAP_SYS_PTRACE. Reads page by page, for the text may end on the last page that is mapped.
    See process_vm_readv(2).
    """
    text = b""
    while len(text) < limit and b"\0" not in text:
        here = address + len(text)
        page = read_bytes(pid, here, _PAGE - here % _PAGE)
        if not page:
            break
        text += page
    return text.split(b"\0")[0][:limit].decode("utf-8", "replace")
