"""The template: a process with everything imported that never sees a program, and forks a child for each.

It sits between the supervisor and the children, so that no child is a copy of a process that has read another
program's text. It reaps its children and tells the supervisor how they ended. One JSON text a datagram.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import signal
import socket
from typing import NoReturn

from sandbox.guest import child

_MESSAGE_BYTES = 4096

_fork = ctypes.PyDLL(None).fork
"""fork(2) without `os.fork`'s handlers, which copy a megabyte of pages into each child.

They mend locks and threads, of which this process has none, and seed `random` anew, where a program is to find the
same state each time.
"""


def serve(control: socket.socket) -> NoReturn:
    """Fork a child for each request on `control` until the supervisor closes it, then end this process."""
    alarm_out, alarm_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(alarm_in)
    signal.signal(signal.SIGCHLD, lambda _signal, _frame: None)
    child.preload()
    with open("/proc/self/oom_score_adj", "w") as file:  # noqa: PTH123
        file.write("1000")  # inherited: where memory ends, a child ends, not the supervisor
    gc.collect()
    gc.freeze()
    gc.disable()
    _tell(control, {"ready": True})
    poll = select.poll()
    poll.register(control, select.POLLIN)
    poll.register(alarm_out, select.POLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == alarm_out:
                os.read(alarm_out, _MESSAGE_BYTES)
                _report_ended_children(control)
            else:
                _fork_one(control)


def _fork_one(control: socket.socket) -> None:
    message, descriptors, _, _ = socket.recv_fds(control, _MESSAGE_BYTES, 2)
    if not message:
        os._exit(0)
    request = json.loads(message)
    channel, output = descriptors
    pid = _fork()
    if pid == 0:
        child.run(channel, output, request["uid"])
    if pid < 0:
        raise OSError(ctypes.get_errno(), "the template cannot fork")
    os.close(channel)
    os.close(output)
    _tell(control, {"forked": pid})


def _report_ended_children(control: socket.socket) -> None:
    while True:
        try:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        cpu = usage.ru_utime + usage.ru_stime
        _tell(control, {"ended": pid, "exit": os.waitstatus_to_exitcode(status), "cpu_seconds": cpu})


def _tell(control: socket.socket, message: dict[str, object]) -> None:
    control.send(json.dumps(message).encode())
