"""The time that a program is charged for, measured from outside its process.

A busy machine must not change scores, and a program that sleeps must not escape its limit. So the charge is the
CPU time of the whole process, or the wall time during which it could have run, whichever is more: wall time less
what its main thread spent waiting for a processor (`/proc/PID/schedstat`, see the kernel's
`Documentation/scheduler/sched-stats`), and less what the measuring process spent so, for the program may have waited
for it to answer a system call. While the program waits for an answer of the host, wall time does not count.
"""

from __future__ import annotations

import contextlib
import os
import time

_CPU_CLOCK_OF_PROCESS = 2
"""The kind of clock that clock_getcpuclockid(3) encodes for all threads of a process."""

_NANOSECOND = 1e-9


class Meter:
    """Charges one process. `lap` starts a new charge; times are in seconds."""

    def __init__(self, pid: int) -> None:
        self._clock = (~pid << 3) | _CPU_CLOCK_OF_PROCESS
        opened = [_open_if_there(f"/proc/{process}/schedstat") for process in (pid, "self")]
        self._schedstats = [file for file in opened if file is not None]
        self._cpu = 0.0
        self._waited = [0.0] * len(self._schedstats)
        self._paused_at: float | None = None
        self.lap()

    def lap(self) -> None:
        """Begin a new charge at zero."""
        self._cpu_start = self._read_cpu()
        self._waited_start = self._read_waited()
        self._wall_start = time.monotonic()
        self._paused = 0.0
        if self._paused_at is not None:
            self._paused_at = self._wall_start

    def pause(self) -> None:
        """Stop charging wall time: the program waits for the host."""
        if self._paused_at is None:
            self._paused_at = time.monotonic()

    def resume(self) -> None:
        """Charge wall time again."""
        if self._paused_at is not None:
            self._paused += time.monotonic() - self._paused_at
            self._paused_at = None

    @property
    def cpu_seconds(self) -> float:
        """CPU time of all threads since the lap began."""
        return self._read_cpu() - self._cpu_start

    @property
    def wall_seconds(self) -> float:
        """Wall time since the lap began, without pauses."""
        now = time.monotonic()
        pausing = now - self._paused_at if self._paused_at is not None else 0.0
        return now - self._wall_start - self._paused - pausing

    @property
    def charge(self) -> float:
        """What the program is charged for since the lap began."""
        waited = self._read_waited() - self._waited_start
        return max(self.cpu_seconds, self.wall_seconds - waited)

    # A process that is gone keeps its last reading: its charge must not fall when it exits.

    def _read_cpu(self) -> float:
        with contextlib.suppress(OSError):
            self._cpu = time.clock_gettime(self._clock)
        return self._cpu

    def _read_waited(self) -> float:
        for position, file in enumerate(self._schedstats):
            with contextlib.suppress(OSError, IndexError):
                self._waited[position] = int(os.pread(file, 128, 0).split()[1]) * _NANOSECOND
        return sum(self._waited)

    def close(self) -> None:
        """Keep the last readings and let go of the process."""
        self._read_cpu()
        for file in self._schedstats:
            os.close(file)
        self._schedstats = []


def _open_if_there(path: str) -> int | None:
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None
