"""One child: gives up its rights, waits for a program, has it checked, puts itself under the filter, runs it.

Up to the moment the program starts, everything here is trusted; from then on nothing that comes out is.
"""

from __future__ import annotations

import fcntl
import importlib
import os
import random
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NoReturn

import numpy

from sandbox.guest import program, rlimits, seccomp, wire
from sandbox.guest.channel import HEAD, Channel, Kind
from sandbox.policy import canaries, checker, imports
from sandbox.policy.taxonomy import Event, Severity, Verdict

CHANNEL = 3
"""The descriptor of the channel to the supervisor, the only one besides the standard three."""

_THREAD_STACK_BYTES = 4 * 1024 * 1024
_FINDINGS = 64
_DETAIL = 500

_PRELOADED = """
    _bisect _blake2 _csv _decimal _elementtree _hashlib _heapq _json _md5 _opcode _pickle _posixsubprocess _queue
    _random _sha1 _sha256 _sha3 _sha512 _statistics _struct _uuid _zoneinfo unicodedata zlib
    abc ast asyncio base64 bisect bz2 calendar collections collections.abc concurrent.futures.thread contextlib
    copy csv dataclasses datetime decimal difflib enum fractions functools hashlib heapq inspect io itertools json
    linecache logging math numbers operator pprint queue random re secrets statistics string struct textwrap
    threading time timeit traceback types typing uuid warnings weakref
    numpy numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random
    """


_REHEARSAL = """
import math
import numpy as np

def rehearse(values: list[float], scale: float = 1.0) -> float:
    total = sum(scale * math.sqrt(value) for value in values if value > 0)
    return float(np.asarray(values).sum()) + total

result = {"answer": [rehearse([1.0, 2.0])]}
"""

_filters: dict[bool, bytes] = {}
"""The filter with and without notification, for any process."""
_memory_at_birth = (0, 0)


def preload() -> None:
    """Import and make what all children need, so that each has it for nothing. Called once, in the template."""
    import ctypes

    global _memory_at_birth  # noqa: PLW0603

    for name in _PRELOADED.split():
        try:
            importlib.import_module(name)
        except ImportError:  # the modules that C code lies in differ between builds of Python
            continue
    for name in os.environ.get("SANDBOX_IMPORTS", "").split():  # the packages of this variant of the image
        importlib.import_module(name)
        imports.offer(name)
    ctypes.CDLL("libgcc_s.so.1")  # the C library loads it when a thread ends
    _filters.update({notify: seccomp.build_filter(CHANNEL, notify) for notify in (True, False)})
    threading.stack_size(_THREAD_STACK_BYTES)
    random.seed(0)
    numpy.random.seed(0)
    _rehearse()
    rlimits.refused()
    _memory_at_birth = rlimits.memory_in_use()


def _rehearse() -> None:
    """Do once what every program needs: in the template to load it, in a child while there is nothing else to do.

    The first touch of a page after a fork copies it, which takes longer than what is done here.
    """
    job = wire.decode(wire.encode({"source": _REHEARSAL, "policy": "enforce"}))
    _examine(job)
    exec(compile(job["source"], "<rehearsal>", "exec", dont_inherit=True), {"__name__": "rehearsal"})


def run(channel: int, output: int, uid: int) -> NoReturn:
    """Be the child: never returns to the template's loop. `output` takes standard output and error."""
    status = 1
    try:
        _take_descriptors(channel, output)
        _give_up_rights(uid)
        _rehearse()
        _serve(Channel(CHANNEL))
        status = 0
    except EOFError:
        status = 0  # the supervisor has no more use for this child
    except BaseException:  # noqa: BLE001 - a fault of the set-up: the supervisor passes its words on
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _take_descriptors(channel: int, output: int) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    null = os.open("/dev/null", os.O_RDONLY)
    high = [
        fcntl.fcntl(source, fcntl.F_DUPFD, rlimits.DESCRIPTORS) for source in (null, output, output, channel)
    ]
    for target, source in enumerate(high):
        os.dup2(source, target)
    os.closerange(CHANNEL + 1, 256)


def _give_up_rights(uid: int) -> None:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)  # leaving uid 0 drops every capability


def _serve(channel: Channel) -> None:
    job = wire.decode(channel.receive(Kind.START))
    rlimits.limit(job["memory_mb"], _memory_at_birth)
    report = _examine(job)
    channel.send(Kind.CHECKED, wire.encode(report))
    if report["status"] != "passed":
        return
    # The folder of this very code is closed to programs; a look-up there would only read as an attempt.
    sys.path[:] = [entry for entry in sys.path if not entry.startswith("/opt/sandbox/lib")]
    os.environ.clear()
    os.environ.update(dict.fromkeys(canaries.KEY_NAMES, job["fake_key"]))
    _install_filter(job["notify"])
    program.serve(channel, job)


def _examine(job: dict[str, Any]) -> dict[str, Any]:
    """The static policy's report: `passed`, `refused` or `error` (it is no program), why, and what was found."""
    if job["policy"] == "off":
        return _report("passed")
    try:
        findings = checker.check(job["source"])
    except SyntaxError as error:
        return _report("error", _describe(error))
    except checker.Unparsable as error:
        return _report("error", str(error))
    except Exception as error:  # noqa: BLE001 - a text that the policy fails on does not run, and fails alone
        return _report("error", f"the static policy failed on this text: {type(error).__name__}: {error}")
    grave = [finding for finding in findings if finding.gravity is Severity.HIGH]
    others = [finding for finding in findings if finding.gravity is not Severity.HIGH]
    ordered = [*grave, *others][:_FINDINGS]
    if grave and job["policy"] == "enforce":
        return _report("refused", f"{grave[0].detail} (line {grave[0].line})", ordered, Verdict.REFUSED)
    return _report("passed", "", ordered)


def _report(
    status: str, detail: str = "", findings: Sequence[Event] = (), verdict: Verdict = Verdict.OBSERVED
) -> dict[str, Any]:
    plain = [replace(finding, verdict=verdict).as_json() for finding in findings]
    return {"status": status, "detail": detail[:_DETAIL], "findings": plain}


def _describe(error: SyntaxError) -> str:
    return f"{type(error).__name__}: {error.msg} (line {error.lineno})"


def _install_filter(notify: bool) -> None:
    listener = seccomp.install(seccomp.for_process(_filters[notify], os.getpid()), notify)
    line = socket.socket(fileno=CHANNEL)
    socket.send_fds(line, [HEAD.pack(Kind.CONFINED, 0)], [listener] if notify else [])
    line.detach()
    if notify:
        os.close(listener)
