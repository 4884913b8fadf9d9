"""What one system call means that the filter handed over: whether it may go on, and what is put on record.

Paths and addresses are read from the program's memory, which another thread of it may change before the kernel reads
them again. So what is decided by them is what goes on record, not what is safe: the image holds nothing that a
program may not read.
"""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass

from sandbox.guest import seccomp, syscall_policy
from sandbox.guest.syscall_policy import Meaning
from sandbox.policy import canaries
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict

_WORDS = 300
_LONGEST_ADDRESS = 128
_BAIT = Meaning(Technique.CANARY)
_LEAVES_BEHIND = Meaning(Technique.PERSISTENCE, Severity.MEDIUM)
_LOOKED_UP = Meaning(Technique.FILE_ACCESS, Severity.LOW)


@dataclass(frozen=True)
class Judgement:
    """`error` is what the call fails with, 0 where it goes on. Without `meanings` it is nothing to record."""

    error: int
    call: str = ""
    words: str = ""
    meanings: tuple[Meaning, ...] = ()

    def events(self, times: int) -> list[Event]:
        """For the record, after the same call was made so many times."""
        detail = f"{self.call}({self.words})" + (f", {times} times" if times > 1 else "")
        verdict = Verdict.BLOCKED if self.error else Verdict.OBSERVED
        return [
            Event(Layer.SYSCALL, meaning.technique, verdict, detail, None, meaning.severity)
            for meaning in self.meanings
        ]


_GOES_ON = Judgement(0)


def judge(notification: seccomp.Notification) -> Judgement:
    """Judge one call."""
    call, arguments = notification.call, notification.arguments
    if call in syscall_policy.OPENING:
        position = syscall_policy.path_argument(call)
        return _opening(call, _text(notification, position), arguments[position + 1])
    if call in syscall_policy.LOOKING:
        return _looking(call, _text(notification, syscall_policy.path_argument(call)))
    if call == "socket" and arguments[0] == socket.AF_UNIX:
        # Without a connection it is of no use; where it is to lead is seen when it connects.
        return Judgement(0, call, "AF_UNIX", (Meaning(Technique.NETWORK, Severity.MEDIUM),))
    return _denied(call, _words(notification), leaves_behind=call in syscall_policy.LEAVING_BEHIND)


def _opening(call: str, path: str, flags: int) -> Judgement:
    if syscall_policy.may_open(path, flags):
        return _GOES_ON
    if canaries.real_path(path) in canaries.HONEY_FILES and not syscall_policy.is_writing(flags):
        return Judgement(0, call, repr(path)[:_WORDS], (syscall_policy.judge(call), _BAIT))
    return _denied(call, path, leaves_behind=syscall_policy.is_writing(flags))


def _looking(call: str, path: str) -> Judgement:
    if syscall_policy.may_look(path):
        return _GOES_ON
    if canaries.real_path(path) in canaries.HONEY_FILES:
        return Judgement(0, call, repr(path)[:_WORDS], (_LOOKED_UP, _BAIT))
    bait = (_BAIT,) if canaries.is_bait(path) else ()
    return Judgement(errno.ENOENT, call, repr(path)[:_WORDS], (_LOOKED_UP, *bait))


def _denied(call: str, words: str, leaves_behind: bool) -> Judgement:
    named = call in syscall_policy.OPENING or syscall_policy.has_path(call) or words.startswith("/")
    bait = (_BAIT,) if named and canaries.is_bait(words) else ()
    more = (_LEAVES_BEHIND,) if leaves_behind else ()
    shown = repr(words) if named else words
    return Judgement(errno.EPERM, call, shown[:_WORDS], (syscall_policy.judge(call), *more, *bait))


def _words(notification: seccomp.Notification) -> str:
    """The path or address that the call names, else its first arguments."""
    call, arguments = notification.call, notification.arguments
    if syscall_policy.has_path(call):
        return _text(notification, syscall_policy.path_argument(call))
    if call in syscall_policy.ADDRESS_ARGUMENT:
        position = syscall_policy.ADDRESS_ARGUMENT[call]
        return _address(notification.pid, arguments[position], arguments[position + 1])
    return ", ".join(f"{argument:#x}" for argument in arguments[:3])


def _text(notification: seccomp.Notification, position: int) -> str:
    return seccomp.read_text(notification.pid, notification.arguments[position])


def _address(pid: int, pointer: int, length: int) -> str:
    """A socket address: the path of a local one, else its bytes. See sockaddr(3type), unix(7)."""
    raw = seccomp.read_bytes(pid, pointer, min(length, _LONGEST_ADDRESS))
    if int.from_bytes(raw[:2], "little") == socket.AF_UNIX:
        return raw[2:].strip(b"\0").decode("utf-8", "replace")
    return raw.hex()
