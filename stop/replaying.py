"""Plays a run again from its recorded replies alone, and names what differs."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sandbox.host.pool import Sandbox
from stop.config import RunConfig
from stop.errors import ModelFault
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Evaluation, EventContext
from stop.models.replay import RecordedReplies
from stop.models.select import select_model
from stop.runs import Execution, carry_out, recorded_tasks
from stop.summary import summarise


@dataclass(frozen=True)
class Replay:
    """What a replay found: the repeated run's summary, and a line for each thing that differs.

    `evaluations` were run again; `taken` ones, of timed tasks, were taken from the record.
    """

    summary: dict[str, Any]
    evaluations: int
    taken: int
    differences: tuple[str, ...]


def replay(run: str, execution: Execution) -> Replay:
    """Play a run again from its recorded replies alone, in a ledger that is thrown away, and compare.

    Asks no language model. Tasks are those that the run recorded, whatever became of their folders; their code is
    run, so that the run must come from where you trust tasks to come from. Raises `UsageFault` for an unknown run,
    `ModelFault` where the replay comes to a request that the run never made: what differs before it is the reason.
    """
    with LedgerReader.open(execution.runs_dir, run) as original:
        config = RunConfig.from_json(original.run().config)
        tasks = recorded_tasks(original, config, execution.report)
        model = select_model(
            f"replay:{original.run_id}", open_recording=lambda _: RecordedReplies(original.replies_by_seed())
        )
        with tempfile.TemporaryDirectory(prefix="stop-replay-") as folder:
            with Sandbox(original.run_id, execution.report) as sandbox:
                again = Ledger.create(
                    Path(folder),
                    original.run_id,
                    config.as_json(),
                    tasks=list(original.tasks().values()),
                    environment=sandbox.environment,
                )
                timed = {task.name for task in tasks if task.task.timed is not None}
                taken = _take_times(original, again, timed)
                unlimited = replace(config, usd_limit=None)
                try:
                    carry_out(again, unlimited, tasks, model, sandbox, execution)
                except ModelFault as fault:
                    broken_off = str(fault)
                else:
                    broken_off = ""
            with LedgerReader.open(Path(folder), original.run_id) as played:
                differences = _differences(original, played, broken_off)
                evaluations = sum(1 for _ in played.evaluations()) - taken
                return Replay(summarise(played), evaluations, taken, tuple(differences))


def _take_times(original: LedgerReader, again: Ledger, timed: Set[str]) -> int:
    """Give the repeated run what was measured on timed tasks, for times do not repeat; how many evaluations."""
    taken = [evaluation for evaluation in original.evaluations() if evaluation.task in timed]
    for evaluation in taken:
        program = original.find_program(evaluation.program)
        again.record_program(
            program.text, program.role, program.generation, parent=program.parent, scope=program.scope
        )
        again.record_evaluation(
            evaluation, program.scope, EventContext(program.generation, program.sha, program.role)
        )
    return len(taken)


def _differences(original: LedgerReader, played: LedgerReader, broken_off: str) -> list[str]:
    """What does not repeat: evaluations, what improver runs returned, and generations, unless it was broken off."""
    found = []
    again = {_key(evaluation): evaluation for evaluation in played.evaluations()}
    for evaluation in original.evaluations():
        other = again.get(_key(evaluation))
        if other is not None and not math.isclose(other.score, evaluation.score, abs_tol=1e-12):
            found.append(
                f"program {evaluation.program[:12]} on {evaluation.task} ({evaluation.split}): score "
                f"{evaluation.score:.6f}, now {other.score:.6f} (then {evaluation.status}, now {other.status})"
            )
    for run in original.improvements():
        repeated = played.improvement(run.scope)
        if repeated is not None and repeated.solution != run.solution:
            found.append(
                f"improver run {run.scope}: another solution (then {run.status}, now {repeated.status})"
            )
    if broken_off:
        return [*found, broken_off]
    generations = dict(enumerate(played.generations()))
    for generation in original.generations():
        twin = generations.get(generation.index)
        if twin is None:
            found.append(f"generation {generation.index}: not reached")
        elif (twin.improver, twin.accepted) != (generation.improver, generation.accepted):
            found.append(f"generation {generation.index}: another decision, another improver")
        elif (twin.val, twin.test) != (generation.val, generation.test):
            found.append(
                f"generation {generation.index}: the same decision on other scores "
                f"(val {generation.val.mean:.6f}, now {twin.val.mean:.6f})"
            )
    return found


def _key(evaluation: Evaluation) -> tuple[str, str, str, str]:
    return evaluation.program, evaluation.task, evaluation.split, evaluation.instances
