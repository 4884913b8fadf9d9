"""What the container gives, as its supervisor finds it before there is any program: limits, rights, mounts.

What the engine says it can do is one thing; that it did it for this container is read here, from the kernel.
Sources: proc(5), cgroups(7), the kernel's `admin-guide/cgroup-v1` and `admin-guide/cgroup-v2`.
"""

from __future__ import annotations

import os
import platform
from typing import Any

import numpy as np

from sandbox.guest import cgroup, rlimits

UNLIMITED = 1 << 60
"""Bytes, or processes: cgroup v1 writes "no limit" as a number larger than this."""

_MEMORY = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
_MEMORY_AND_SWAP = "/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes"
_SWAP = "/sys/fs/cgroup/memory.swap.max"
_PROCESSES = ("/sys/fs/cgroup/pids.max", "/sys/fs/cgroup/pids/pids.max")
_KERNEL_FILE_SYSTEMS = frozenset("proc sysfs cgroup cgroup2 devpts mqueue devtmpfs".split())


def capabilities() -> dict[str, Any]:
    """What there is, as plain data. Limits are in bytes and processes, None where there is none."""
    memory = _limit(*_MEMORY)
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "machine": platform.machine(),
        "kernel": platform.release(),
        "run_queue_times": os.path.exists("/proc/self/schedstat"),  # noqa: PTH110
        "oom_counter": any(map(os.path.exists, cgroup.MEMORY_EVENTS)),
        "memory_limit": memory,
        "swap_limit": _swap_limit(memory),
        "process_limit": _limit(*_PROCESSES),
        "cgroup_version": 2 if os.path.exists("/sys/fs/cgroup/cgroup.controllers") else 1,  # noqa: PTH110
        "refused_limits": list(rlimits.refused()),
        "outer_filter": _status("Seccomp") == "2",
        "new_privileges": _status("NoNewPrivs") == "0",
        "effective_rights": _status("CapEff"),
        "interfaces": sorted(os.listdir("/sys/class/net")) if os.path.isdir("/sys/class/net") else None,  # noqa: PTH112, PTH208
        "mounts": _mounts(),
    }


def _limit(*paths: str) -> int | None:
    """The number in the first of these files that is there."""
    for path in paths:
        if os.path.exists(path):  # noqa: PTH110
            with open(path) as file:  # noqa: PTH123
                word = file.read().strip()
            return int(word) if word.isdigit() and int(word) < UNLIMITED else None
    return None


def _swap_limit(memory: int | None) -> int | None:
    """Bytes of swap that the container may use besides its memory."""
    if os.path.exists(_SWAP):  # noqa: PTH110
        return _limit(_SWAP)
    both = _limit(_MEMORY_AND_SWAP)
    return None if both is None or memory is None else max(0, both - memory)


def _status(field: str) -> str | None:
    """A field of /proc/self/status, None where this kernel has no such field."""
    with open("/proc/self/status") as file:  # noqa: PTH123
        fields = dict(line.rstrip("\n").split(":", 1) for line in file if ":" in line)
    return fields[field].strip() if field in fields else None


def _mounts() -> list[str]:
    """Each mount point that is no file system of the kernel's own, in order."""
    with open("/proc/self/mounts") as file:  # noqa: PTH123
        mounts = [line.split()[1:3] for line in file]
    return sorted({place for place, kind in mounts if kind not in _KERNEL_FILE_SYSTEMS})
