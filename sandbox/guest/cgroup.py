"""What the container's control group counts: processes that were ended for want of memory, or refused.

See the kernel's `Documentation/admin-guide/cgroup-v2.rst` (memory.events, pids.events) and the files of version 1.
"""

from __future__ import annotations

from dataclasses import dataclass

MEMORY_EVENTS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")
_PROCESSES = ("/sys/fs/cgroup/pids.events", "/sys/fs/cgroup/pids/pids.events")


@dataclass(frozen=True)
class News:
    """What happened since it was last asked for. Always 0 where the kernel does not tell."""

    out_of_memory: int
    refused_processes: int


class Counters:
    """Reads the counters and tells what is new."""

    def __init__(self) -> None:
        self._last = _read()

    def news(self) -> News:
        """What was counted since the last call."""
        before, self._last = self._last, _read()
        return News(*(new - old for old, new in zip(before, self._last, strict=True)))


def _read() -> tuple[int, int]:
    return _count(MEMORY_EVENTS, "oom_kill"), _count(_PROCESSES, "max")


def _count(paths: tuple[str, ...], name: str) -> int:
    for path in paths:
        try:
            with open(path) as file:  # noqa: PTH123
                return int(dict(line.split() for line in file).get(name, 0))
        except OSError:
            continue
    return 0
