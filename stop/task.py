"""The contract of a downstream task: instances are drawn and answers scored on the host, by trusted code."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sandbox.packages import requirements

SPLITS = ("val", "test")
"""`val` steers the search; `test` is opened for reports only."""


class InvalidAnswer(ValueError):
    """Raised by a task's `score` for what is no answer at all: wrong type, shape, length or domain."""


@dataclass(frozen=True)
class Instance:
    """One problem. The solution is called as `entry(*args)` with a fresh copy of `args`; `hidden` stays on the host.

    `args` holds plain data only: None, bool, int, float, str, bytes, list, tuple, dict, set, and NumPy arrays
    of numbers or booleans.
    """

    args: tuple[Any, ...]
    hidden: Any = None


@dataclass(frozen=True)
class Reference:
    """A score in [0, 1] to compare with: the best that is known, or a published one. `source` says whose it is."""

    score: float
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1 or not self.source.strip():
            raise ValueError("a reference has a score in [0, 1] and a source")


Turns = Callable[[Instance], Generator[tuple[Any, ...], Any, Any]]
"""Plays one instance turn by turn. It yields the arguments of the next call and is sent the answer; what it returns in
the end is scored. It raises `InvalidAnswer` for what is no answer."""


@dataclass(frozen=True)
class Cases:
    """Instances that are given, not drawn, for the place of a task's `draw`: instance i of a split is its i-th case.

    They are the same in every run. No case of `val` may be one of `test`.
    """

    val: Sequence[Instance]
    test: Sequence[Instance]


@dataclass(frozen=True)
class Task:
    """What a task's `task.py` defines under the name `task`.

    `draw(rng)` makes one instance from nothing but its generator; `Cases` may stand in its place.
    `score(instance, answer)` returns a float in [0, 1], higher is better, and raises `InvalidAnswer` for what is no
    answer; it must neither trust nor change `answer`. `entry` is the function that a solution defines. `call_seconds`
    limits one call, in seconds of CPU time. `instances` gives the number of instances of each split. `packages` are
    libraries that a solution may import besides NumPy, by import name or as `name==version`; `memory_mb` is its memory
    limit in MiB.

    `turns` makes an instance a game of many calls, for problems that must not be seen whole; `call_seconds` then
    limits all calls of an instance together. `timed` makes speed count: it turns the speed-up over the seed solution,
    in CPU time measured from outside (above 1 is faster), into a factor in [0, 1] of the score.
    `reference` is a score to compare with.
    """

    draw: Callable[[np.random.Generator], Instance] | Cases
    score: Callable[[Instance, Any], float]
    entry: str
    call_seconds: float
    instances: Mapping[str, int]
    packages: Sequence[str] = field(default=())
    memory_mb: int = 512
    turns: Turns | None = None
    timed: Callable[[float], float] | None = None
    reference: Reference | None = None

    def __post_init__(self) -> None:
        if not self.entry.isidentifier():
            raise ValueError(f"entry must be a function's name, not {self.entry!r}")
        if not self.call_seconds > 0:
            raise ValueError(f"call_seconds must be positive, not {self.call_seconds}")
        if set(self.instances) != set(SPLITS) or min(self.instances.values()) < 1:
            raise ValueError(f"instances must give a positive number for each of {', '.join(SPLITS)}")
        if not self.memory_mb >= 16:
            raise ValueError(f"memory_mb must be at least 16, not {self.memory_mb}")
        if isinstance(self.packages, str):
            raise ValueError("packages must be a sequence of names: packages=('scipy',)")  # noqa: TRY004
        requirements(self.packages)
        if isinstance(self.draw, Cases):
            for split in SPLITS:
                given = len(getattr(self.draw, split))
                if self.instances[split] > given:
                    raise ValueError(
                        f"{self.instances[split]} instances of {split} are asked for, {given} given"
                    )

    def instance(self, split: str, index: int, rng: np.random.Generator) -> Instance:
        """Make instance `index` of a split: by drawing, or from the cases. Raises what `draw` raises."""
        if isinstance(self.draw, Cases):
            cases: Sequence[Instance] = getattr(self.draw, split)
            return cases[index]
        return self.draw(rng)
