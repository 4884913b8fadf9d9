"""Compares the speed of two programs on the same instances, from CPU times that were measured outside of both.

Each is run in several passes, in turn, so that a machine that becomes busier slows both. A pass is a process of its
own: nothing that a program keeps in its globals lives until the next. The least time over the passes counts, which load
can only lengthen (Chen and Revels, arXiv 1608.04295), and a program's top level counts too, shared among the instances,
so that tables made beforehand are not free.
"""

from __future__ import annotations

from collections.abc import Sequence

PASSES = 3
"""Runs of each program."""

_LEAST_SECONDS = 1e-5
"""What no call takes less than: below, the clock would divide by nothing."""


def call_seconds(start_seconds: float, cpu_seconds: Sequence[float]) -> list[float]:
    """What one pass took for each instance, in CPU seconds, with its share of the top level."""
    share = start_seconds / len(cpu_seconds)
    return [max(_LEAST_SECONDS, share + seconds) for seconds in cpu_seconds]


def speed_ups(passes: Sequence[Sequence[float]], rival: Sequence[Sequence[float]]) -> list[float]:
    """For each instance, how many times faster than the rival the program is; each row is a pass."""
    return [
        min(theirs) / min(ours)
        for ours, theirs in zip(_by_instance(passes), _by_instance(rival), strict=True)
    ]


def _by_instance(passes: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    return list(zip(*passes, strict=True))
