"""The limits of a process, which hold on every engine, whatever its control groups can do (setrlimit(2))."""

from __future__ import annotations

import resource
from functools import cache

_MIB = 1024 * 1024
THREADS = 96
"""Where the engine cannot limit the container's processes, which counts what it refuses, this limit does."""
DESCRIPTORS = 64
"""Descriptors that a program may have open."""
_STACK_BYTES = 64 * _MIB
_MAPPING_SLACK = 1024 * _MIB


def limit(memory_mb: int, in_use: tuple[int, int]) -> None:
    """Put the calling process under its limits: `memory_mb`, in MiB, beyond what the template had."""
    heap, mapped = in_use
    memory = memory_mb * _MIB
    for name, value in {**_FIXED, "DATA": heap + memory, "AS": mapped + memory + _MAPPING_SLACK}.items():
        kind = _kind(name)
        if name not in refused():
            _, most = resource.getrlimit(kind)  # less than ours on some engines, and nobody here may raise it
            least = value if most == resource.RLIM_INFINITY else min(value, most)
            resource.setrlimit(kind, (least, least))


_FIXED = {
    "STACK": _STACK_BYTES,
    "NPROC": THREADS,
    "NOFILE": DESCRIPTORS,
    "FSIZE": _MIB,
    "CORE": 0,
    "MSGQUEUE": 0,
    "MEMLOCK": 0,
}


@cache
def refused() -> tuple[str, ...]:
    """The limits that this kernel lets nobody set, not even to what they are: gVisor has a few."""
    return tuple(name for name in (*_FIXED, "DATA", "AS") if not _settable(_kind(name)))


def _settable(kind: int) -> bool:
    try:
        resource.setrlimit(kind, resource.getrlimit(kind))
    except (OSError, ValueError):
        return False
    return True


def _kind(name: str) -> int:
    kind: int = getattr(resource, f"RLIMIT_{name}")
    return kind


def memory_in_use() -> tuple[int, int]:
    """Bytes of private writable memory and of mapped memory of this process, as RLIMIT_DATA and RLIMIT_AS count.

    To be asked by root: on rootless engines a child that gave up its rights is not told.
    """
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
        mapped, _resident, _shared, _text, _library, heap, _dirty = map(int, file.read().split())
    page = resource.getpagesize()
    return heap * page, mapped * page
