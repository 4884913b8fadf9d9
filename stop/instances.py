"""Draws a task's instances and scores answers to them, on the host, and survives faulty task code."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sandbox.guest import wire
from stop.catalogue import LoadedTask
from stop.errors import TaskFault, UsageFault
from stop.task import SPLITS, Instance, InvalidAnswer
from stop.wording import message_of, one_line


@dataclass(frozen=True)
class DrawnInstance:
    """Instance `index` of its split. `seed`, in [0, 2^63), is for the guest's random generators."""

    index: int
    seed: int
    instance: Instance


@dataclass(frozen=True)
class Scored:
    """The score of one answer, in [0, 1]. If there is none to give, it is 0 and `fault` says why.

    `kind` is then `invalid` if the answer is at fault, and `scorer` if the task is.
    """

    score: float
    fault: str | None = None
    kind: Literal["invalid", "scorer"] | None = None


def draw_instances(loaded: LoadedTask, split: str, seed: int) -> list[DrawnInstance]:
    """Draw all instances of a split, the same ones each time, for a run of this seed.

    Generators are keyed by the SHA-256 of (run seed, task name, split, index). So a program can predict
    instances only by guessing the run seed: where that matters, take it at random from a wide range.

    Raises `TaskFault` if the task's `draw` raises, returns no `Instance`, or gives arguments that are not plain
    data, and `UsageFault` if there is no such split.
    """
    if split not in SPLITS:
        raise UsageFault(f"no split {split!r}; choose one of {', '.join(SPLITS)}")
    return [draw_instance(loaded, split, seed, index) for index in range(loaded.task.instances[split])]


def checked_score(loaded: LoadedTask, instance: Instance, answer: Any) -> Scored:
    """Score one answer, whatever it is and whatever the task's `score` does. Never raises an `Exception`.

    The scorer gets a copy of the instance. Its score may be any real number in [0, 1], but no boolean.
    """
    return checked(lambda: loaded.task.score(copy.deepcopy(instance), answer))


def checked(scoring: Callable[[], Any]) -> Scored:
    """The score that trusted code arrives at, or what went wrong. Never raises an `Exception`."""
    try:
        score = _as_float(scoring())
    except Exception as error:  # noqa: BLE001  whatever it raises is reported, none of it may end the run
        return fault_of(error)
    if not 0 <= score <= 1:  # which NaN is not either
        return Scored(0.0, f"scorer returned {score}, which is not in [0, 1]", "scorer")
    return Scored(score)


def fault_of(error: Exception) -> Scored:
    """What trusted code that raised says of an answer: that it is none, or that the task is at fault."""
    if isinstance(error, InvalidAnswer):
        return Scored(0.0, one_line(message_of(error)) or "the task calls this no answer", "invalid")
    return Scored(0.0, one_line(f"scorer raised {type(error).__name__}: {message_of(error)}"), "scorer")


def _as_float(score: Any) -> float:
    """Return a task's score as a plain float. Raises `TypeError` for anything but a real number."""
    if isinstance(score, bool) or not isinstance(score, int | float | np.integer | np.floating):
        raise TypeError(f"score returned a {type(score).__name__}, not a float")
    return float(score)


def draw_instance(loaded: LoadedTask, split: str, seed: int, index: int) -> DrawnInstance:
    """Draw one instance of a split: see `draw_instances`. Raises `TaskFault`."""
    key = hashlib.sha256(repr((seed, loaded.name, split, index)).encode()).digest()
    for_draw, for_guest = np.random.SeedSequence(int.from_bytes(key)).spawn(2)
    where = f"task {loaded.name}: draw of {split} instance {index}"
    try:
        instance = loaded.task.instance(split, index, np.random.default_rng(for_draw))
    except Exception as error:
        raise TaskFault(one_line(f"{where} raised {type(error).__name__}: {message_of(error)}")) from error
    if not isinstance(instance, Instance) or not isinstance(instance.args, tuple):
        raise TaskFault(f"{where} returned no Instance(args=(...)); mend its task.py")
    # To write all of them costs more than to draw them: the others are written when they are sent.
    if index == 0 or not _surely_read(instance.args, wire.MAX_DEPTH):
        try:
            wire.decode(wire.encode(instance.args))  # as the sandbox will
        except wire.WireError as error:
            raise TaskFault(one_line(f"{where} has arguments that no sandbox takes: {error}")) from error
    guest_seed = int(for_guest.generate_state(1, np.uint64)[0]) >> 1
    return DrawnInstance(index=index, seed=guest_seed, instance=instance)


def _surely_read(value: Any, depth: int) -> bool:
    """Whether what can be written of it can also be read: true of all but sets and dictionaries, or deep values."""
    if type(value) in (list, tuple):
        return depth > 0 and all(_surely_read(item, depth - 1) for item in value)
    return type(value) not in (set, frozenset, dict)
