"""The runtime layer: an audit hook (PEP 578) in the program's own process that tells of what passes by.

It is a hint and never more: it shares the process with the program, which can silence it with a line, or speak in its
place. But it sees names and line numbers that the layers outside cannot see. See "Audit events table" in Python's
documentation for the events and their arguments.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from sandbox.guest import syscall_policy, wire
from sandbox.guest.channel import Channel, Kind
from sandbox.policy.imports import RULES, canonical, judge_import
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict

_MOST = 64
_WORDS = 200
_DEEPEST = 64
_NEAR = 3

Arguments = tuple[Any, ...]
Applies = Callable[[Arguments, FrameType, str], bool]
"""Whether an event, raised from a frame, is one to tell of; the text is the program's file name."""

Judge = Callable[[Arguments, FrameType, str], Technique | None]
"""What such an event amounts to, None where it is ordinary."""


def _always(_arguments: Arguments, _caller: FrameType, _program: str) -> bool:
    return True


def _by_program(_arguments: Arguments, caller: FrameType, program: str) -> bool:
    """Whether the program itself did it: libraries do the like all the time."""
    return caller.f_code.co_filename == program


def _near_program(_arguments: Arguments, caller: FrameType, program: str) -> bool:
    """Whether the program did it through a function or two of the library that it belongs to."""
    frame: FrameType | None = caller
    for _ in range(_NEAR):
        if frame is None:
            return False
        if frame.f_code.co_filename == program:
            return True
        frame = frame.f_back
    return False


def _out_of_bounds(arguments: Arguments, _caller: FrameType, _program: str) -> bool:
    """Whether it names a file that programs have no business with."""
    path = arguments[0] if arguments else None
    if isinstance(path, bytes):
        path = path.decode("utf-8", "replace")
    return not isinstance(path, int) and not (isinstance(path, str) and syscall_policy.may_look(path))


def _is_remote(arguments: Arguments, _caller: FrameType, _program: str) -> bool:
    """Whether a new socket is one that could leave the machine: asyncio wakes itself through a local one."""
    return len(arguments) < 2 or arguments[1] != 1


def _reaching_attribute(arguments: Arguments, caller: FrameType, program: str) -> bool:
    return caller.f_code.co_filename == program and arguments[1:2] != ("__class__",)


def _judge_import(arguments: Arguments, caller: FrameType, program: str) -> Technique | None:
    """What it amounts to that the program imports a module, by whatever way: see the static policy."""
    frame: FrameType | None = caller
    while frame is not None and "importlib" in frame.f_code.co_filename:
        frame = frame.f_back
    if frame is None or frame.f_code.co_filename != program or type(arguments[0]) is not str:
        return None
    name = canonical(arguments[0])
    reach = (
        judge_import(name) if name.partition(".")[0] in RULES else None
    )  # C code imports helpers of its own
    return None if reach is None else reach.technique


def _if(technique: Technique, applies: Applies) -> Judge:
    return lambda arguments, caller, program: technique if applies(arguments, caller, program) else None


def _judges() -> dict[str, Judge]:
    table: tuple[tuple[Technique, Applies, str], ...] = (
        (Technique.PROCESS_SPAWN, _always, """
            os.exec os.fork os.forkpty os.kill os.killpg os.posix_spawn os.spawn os.startfile os.system pty.spawn
            signal.pthread_kill subprocess.Popen _posixsubprocess.fork_exec"""),
        (Technique.NETWORK, _always, """
            socket.bind socket.connect socket.getaddrinfo socket.gethostbyaddr socket.gethostbyname
            socket.getnameinfo socket.getservbyname socket.sendmsg socket.sendto ftplib. http. imaplib. nntplib.
            poplib. smtplib. telnetlib. urllib. webbrowser."""),
        (Technique.NETWORK, _is_remote, "socket.__new__"),
        (Technique.FILE_ACCESS, _out_of_bounds, """
            glob.glob open os.chdir os.chflags os.chmod os.chown os.getxattr os.link os.listdir os.listxattr os.lockf
            os.mkdir os.remove os.removexattr os.rename os.rmdir os.scandir os.setxattr os.symlink os.truncate
            os.utime os.walk pathlib.Path.glob pathlib.Path.rglob"""),
        (Technique.FILE_ACCESS, _always, "fcntl. shutil. sqlite3.connect tempfile."),
        (Technique.NATIVE_CODE, _near_program, "ctypes. mmap.__new__"),
        (Technique.INTROSPECTION, _by_program, """
            code.__new__ compile cpython.run_command exec function.__new__ gc.get_objects gc.get_referents
            gc.get_referrers marshal.load marshal.loads pickle.find_class sys._current_exceptions
            sys._current_frames sys._getframe sys.setprofile sys.settrace sys.excepthook sys.unraisablehook"""),
        (Technique.INTROSPECTION, _reaching_attribute, "object.__delattr__ object.__getattr__ object.__setattr__"),
        (Technique.PERSISTENCE, _by_program, "sys.addaudithook"),
        (Technique.RESOURCE_EXHAUSTION, _by_program, "resource.prlimit resource.setrlimit"),
    )  # fmt: skip
    rules = {
        event: _if(technique, applies) for technique, applies, events in table for event in events.split()
    }
    return {**rules, "import": _judge_import}


JUDGES = _judges()
"""By event, or by the module of all its events with a dot behind it."""


class Hook:
    """Tells the supervisor of what the program `program`, a file name, does. Each thing once, and not too many."""

    def __init__(self, channel: Channel, program: str) -> None:
        self._channel = channel
        self._program = program
        self._asking = False
        self._told: set[tuple[str, str, int | None]] = set()

    def __call__(self, event: str, arguments: Arguments) -> None:
        """Called by the interpreter with each event of the process."""
        judge = JUDGES.get(event) or JUDGES.get(event[: event.find(".") + 1])
        if judge is None or self._asking or len(self._told) >= _MOST:
            return
        self._asking = True  # looking at frames raises events too
        try:
            caller = sys._getframe(1)
            technique = judge(arguments, caller, self._program)
            if technique is not None:
                self._tell(event, arguments, technique, self._line(caller))
        finally:
            self._asking = False

    def _tell(self, event: str, arguments: Arguments, technique: Technique, line: int | None) -> None:
        words = f"{event}({', '.join(map(_shown, arguments[:3]))})"[:_WORDS]
        if (event, words, line) in self._told:
            return
        self._told.add((event, words, line))
        hint = Event(Layer.RUNTIME, technique, Verdict.OBSERVED, words, line, Severity.MEDIUM)
        self._channel.send(Kind.HINT, wire.encode(hint.as_json()))

    def _line(self, frame: FrameType | None) -> int | None:
        """The line of the program that this came from, where it is on the stack."""
        for _ in range(_DEEPEST):
            if frame is None:
                return None
            if frame.f_code.co_filename == self._program:
                return frame.f_lineno
            frame = frame.f_back
        return None


def _shown(argument: Any) -> str:
    """An argument for the record; objects by their type alone, whose own words are the program's."""
    if type(argument) in (str, bytes, int, float, bool, type(None)):
        return repr(argument)[:_WORDS]
    return f"<{type(argument).__name__[:40]}>"


def install(channel: Channel, program: str) -> None:
    """Begin to tell of what `program` does."""
    sys.addaudithook(Hook(channel, program))
