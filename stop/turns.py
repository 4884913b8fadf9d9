"""Plays an instance of many calls: each shows the program one more step, so that it cannot look ahead."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sandbox.guest.wire import WireError
from sandbox.host.session import Session
from sandbox.program import Outcome, Status
from stop.catalogue import LoadedTask
from stop.errors import TaskFault
from stop.instances import DrawnInstance, Scored, checked_score, fault_of
from stop.task import Instance, Turns

_WALL_FACTOR = 5
"""Sleeping in each of many calls costs no CPU time: an instance may take so many times its limit of wall time."""


def play(session: Session, loaded: LoadedTask, turns: Turns, drawn: DrawnInstance) -> tuple[Outcome, Scored]:
    """Call the program until the game is over; the outcome of all its calls together, and the score.

    Raises `ContainerLost`, and `TaskFault` where a turn's arguments are not plain data.
    """
    limit = loaded.task.call_seconds
    game = turns(copy.deepcopy(drawn.instance))
    spent = Outcome(Status.OK, None, "", 0.0, 0.0)
    answer: Any = None
    number = 0
    while True:
        try:
            arguments = game.send(answer)
        except StopIteration as end:
            return spent, checked_score(loaded, drawn.instance, end.value)
        except Exception as error:  # noqa: BLE001 - whatever trusted code raises is reported, as in `checked_score`
            return spent, fault_of(error)
        left = limit - spent.cpu_seconds
        if left <= 0 or spent.wall_seconds > _WALL_FACTOR * limit:
            words = f"still running after {limit:g} s, at call {number + 1} of the instance"
            return replace(spent, status=Status.TIMEOUT, detail=words), Scored(0.0)
        outcome = call(session, loaded, arguments, drawn.seed + number, left)
        spent = replace(
            outcome,
            value=None,
            cpu_seconds=spent.cpu_seconds + outcome.cpu_seconds,
            wall_seconds=spent.wall_seconds + outcome.wall_seconds,
        )
        if not outcome.ok:
            return spent, Scored(0.0)
        answer = outcome.value
        number += 1


def always(loaded: LoadedTask, instance: Instance, answer: Any) -> Scored:
    """The score of a program that gives the same answer to every call, without running one."""
    if loaded.task.turns is None:
        return checked_score(loaded, instance, answer)
    game = loaded.task.turns(copy.deepcopy(instance))
    try:
        next(game)
        while True:
            game.send(answer)
    except StopIteration as end:
        return checked_score(loaded, instance, end.value)
    except Exception as error:  # noqa: BLE001 - as above
        return fault_of(error)


def call(
    session: Session, loaded: LoadedTask, arguments: Sequence[Any], seed: int, seconds: float
) -> Outcome:
    """Call the program's entry function once. Raises `ContainerLost`, `TaskFault` where the arguments are not plain."""
    try:
        return session.call(loaded.task.entry, arguments, seed, seconds)
    except WireError as error:
        raise TaskFault(f"task {loaded.name} has arguments that no sandbox takes: {error}") from error
