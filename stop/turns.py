"""Plays an instance of many calls: each shows the program one more step, so that it cannot look ahead."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from sandbox.guest.wire import WireError
from sandbox.host.session import Session
from sandbox.program import Outcome, Status
from stop.catalogue import LoadedTask
from stop.errors import TaskFault
from stop.instances import DrawnInstance, Scored, checked_score, fault_of
from stop.task import Turns

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
        try:
            outcome = session.call(loaded.task.entry, arguments, drawn.seed + number, left)
        except WireError as error:
            raise TaskFault(f"task {loaded.name}: a turn's arguments are not plain data: {error}") from error
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
