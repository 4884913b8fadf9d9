"""Runs from beginning to end: start one, go on with one, play one again. The command line is a thin layer on this."""

from __future__ import annotations

import math
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.catalogue import LoadedTask, load_task
from stop.config import RunConfig
from stop.context import Context, Stopped
from stop.errors import BudgetExhausted, ModelFault, StopError, UsageFault
from stop.generations import optimise
from stop.ledger.encoding import text_sha
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Evaluation, Interval, TaskText
from stop.ledger.runs import new_run_id
from stop.models.base import LanguageModel
from stop.models.replay import RecordedReplies
from stop.models.retry import Retry
from stop.models.select import select_model
from stop.progress import Progress, Silent
from stop.single import SCOPE, improve_once
from stop.statistics import mean_interval


@dataclass(frozen=True)
class Execution:
    """How to execute a run here and now; nothing of it changes results.

    `workers` sandboxes work at once. `control` is given the context before work begins; `stopping`, once set, ends it
    soon.
    """

    runs_dir: Path
    workers: int = 1
    progress: Progress = field(default_factory=Silent)
    report: Callable[[str], None] = lambda _step: None
    control: Callable[[Context], None] = lambda _context: None
    stopping: threading.Event = field(default_factory=threading.Event)


def start(config: RunConfig, execution: Execution, run: str | None = None) -> dict[str, Any]:
    """Make a new run and carry it out; its summary.

    Raises `UsageFault` before anything is made, `SandboxError` without an engine; after that whatever ends it early
    leaves a run that `resume` takes up.
    """
    tasks = [load_task(name) for name in config.tasks]
    _require_distinct(tasks)
    model = _select(config, execution)
    run = run or new_run_id([task.name for task in tasks])
    with Sandbox(run, execution.report) as sandbox:
        environment = {**sandbox.capabilities, "degraded": sandbox.degraded}
        ledger = Ledger.create(
            execution.runs_dir,
            run,
            config.as_json(),
            tasks=[_task_text(task) for task in tasks],
            environment=environment,
        )
        return _carry_out(ledger, config, tasks, model, sandbox, execution)


def resume(
    run: str,
    execution: Execution,
    *,
    usd_limit: float | None = None,
    api_base: str | None = None,
) -> dict[str, Any]:
    """Go on with a run that was stopped or killed; its summary. A finished run is left as it is.

    `usd_limit` and `api_base` replace the run's own. Raises `UsageFault` for an unknown run and for tasks that changed
    since, `LedgerFault` for a run that another process is writing or that is damaged.
    """
    with Ledger.open(execution.runs_dir, run) as ledger:
        record = ledger.run()
        config = RunConfig.from_json(record.config)
        if record.status == "finished":
            return summarise(ledger)
        config = replace(
            config, usd_limit=usd_limit or config.usd_limit, api_base=api_base or config.api_base
        )
        tasks = _recorded_tasks(ledger, config)
        model = _select(config, execution)
        with Sandbox(ledger.run_id, execution.report) as sandbox:
            ledger.set_status("running")
            return _carry_out(ledger, config, tasks, model, sandbox, execution)


@dataclass(frozen=True)
class Replay:
    """What a replay found: the repeated run's summary, its evaluations, and a line for each thing that differs."""

    summary: dict[str, Any]
    evaluations: int
    differences: tuple[str, ...]


def replay(run: str, execution: Execution) -> Replay:
    """Play a run again from its recorded replies alone, in a ledger that is thrown away, and compare.

    Asks no language model. Raises `UsageFault` for an unknown run or changed tasks, `ModelFault` where the replay
    comes to a request that the run never made: what differs before it is the reason.
    """
    with LedgerReader.open(execution.runs_dir, run) as original:
        config = RunConfig.from_json(original.run().config)
        tasks = _recorded_tasks(original, config)
        model = select_model(
            f"replay:{original.run_id}", open_recording=lambda _: RecordedReplies(original.replies_by_seed())
        )
        with tempfile.TemporaryDirectory(prefix="stop-replay-") as folder:
            again = Ledger.create(Path(folder), original.run_id, config.as_json())
            with Sandbox(original.run_id, execution.report) as sandbox:
                unlimited = replace(config, usd_limit=None)
                try:
                    _carry_out(again, unlimited, tasks, model, sandbox, execution)
                except ModelFault as fault:
                    broken_off = str(fault)
                else:
                    broken_off = ""
            with LedgerReader.open(Path(folder), original.run_id) as played:
                differences = _differences(original, played, broken_off)
                return Replay(summarise(played), sum(1 for _ in played.evaluations()), tuple(differences))


def summarise(ledger: LedgerReader) -> dict[str, Any]:
    """What a run has come to so far: the document that `stop run --json` or `stop improve --json` ends with."""
    single = RunConfig.from_json(ledger.run().config).program is not None
    return _summarise_single(ledger) if single else {**ledger.summary(), "solutions": _solutions(ledger)}


def _summarise_single(ledger: LedgerReader) -> dict[str, Any]:
    """One improver run on one program; scores are means on `val`, which it saw, and on `test`."""
    totals = ledger.summary()
    (task,) = ledger.tasks()
    run = ledger.improvement(SCOPE)
    scores = {(each.program, each.split): each.score for each in ledger.evaluations()}
    solution = None if run is None else run.solution
    program = None if run is None else run.program
    return {
        "run": ledger.run_id,
        "status": totals["status"],
        "task": task,
        "outcome": None if run is None else run.status,
        "detail": None if run is None else run.detail,
        "solution": None if solution is None else ledger.find_program(solution).text,
        "score": scores.get((solution or "", "val")),
        "seed_score": scores.get((program or "", "val")),
        "test_score": scores.get((solution or "", "test")),
        "seed_test_score": scores.get((program or "", "test")),
        "lm": totals["lm"],
        "audit": totals["audit"],
    }


def _carry_out(
    ledger: Ledger,
    config: RunConfig,
    tasks: Sequence[LoadedTask],
    model: LanguageModel,
    sandbox: Sandbox,
    execution: Execution,
) -> dict[str, Any]:
    """Do the work and record how it ended."""
    context = Context(
        sandbox=sandbox,
        ledger=ledger,
        model=model,
        seed=config.seed,
        policy=Policy(config.policy),
        workers=execution.workers,
        max_tokens=config.max_tokens,
        usd_limit=config.usd_limit,
        progress=execution.progress,
        stopping=execution.stopping,
    )
    execution.control(context)
    with ledger:
        try:
            if config.program is None:
                optimise(context, config, tasks)
            else:
                improve_once(context, config, tasks[0])
        except (Stopped, BudgetExhausted, ModelFault):
            ledger.set_status("stopped")
            raise
        except StopError:
            ledger.set_status("failed")
            raise
        summary = summarise(ledger)
        ledger.set_status("finished", summary)
        return {**summary, "status": "finished"}


def _select(config: RunConfig, execution: Execution) -> LanguageModel:
    def open_recording(run: str) -> RecordedReplies:
        with LedgerReader.open(execution.runs_dir, run) as recorded:
            return RecordedReplies(recorded.replies_by_seed())

    retry = Retry(interrupted=execution.stopping)
    return select_model(config.model, api_base=config.api_base, open_recording=open_recording, retry=retry)


def _task_text(task: LoadedTask) -> TaskText:
    text = (task.folder / "task.py").read_text(encoding="utf-8")
    return TaskText(task.name, task.version, text, task.utility_text, task.seed_text)


def _require_distinct(tasks: Sequence[LoadedTask]) -> None:
    names = [task.name for task in tasks]
    for name in names:
        if names.count(name) > 1:
            raise UsageFault(f"two of the tasks are named {name}; rename the folder of one")


def _recorded_tasks(ledger: LedgerReader, config: RunConfig) -> list[LoadedTask]:
    """The run's tasks as they are now. Raises `UsageFault` if one is not what it was."""
    tasks = [load_task(name) for name in config.tasks]
    recorded = ledger.tasks()
    for task in tasks:
        if task.name not in recorded or recorded[task.name].version != task.version:
            raise UsageFault(
                f"task {task.name} changed since run {ledger.run_id} began, so its scores would not compare; "
                f"restore {task.folder}, or start a new run"
            )
    return tasks


def _solutions(ledger: LedgerReader) -> list[dict[str, Any]]:
    """For each task, the seed solution beside the best one that the improvers found.

    The best is the one with the highest score on `val` among those that a trial scored on `test` too.
    """
    tasks = ledger.tasks()
    by_task: dict[str, dict[str, dict[str, Evaluation]]] = {name: {} for name in tasks}
    for evaluation in ledger.evaluations():
        by_task[evaluation.task].setdefault(evaluation.program, {})[evaluation.split] = evaluation
    return [_solution(name, text_sha(tasks[name].seed), by_task[name]) for name in tasks]


def _solution(task: str, seed: str, evaluations: dict[str, dict[str, Evaluation]]) -> dict[str, Any]:
    tested = [sha for sha, splits in evaluations.items() if set(splits) == {"val", "test"}]
    best = max(tested, key=lambda sha: evaluations[sha]["val"].score, default=None)
    return {
        "task": task,
        "seed": _both_splits(seed, evaluations),
        "best": None if best is None else _both_splits(best, evaluations),
    }


def _both_splits(sha: str, evaluations: dict[str, dict[str, Evaluation]]) -> dict[str, Any]:
    splits = evaluations.get(sha, {})
    return {
        "program": sha,
        **{split: _plain(mean_interval(evaluation.scores)) for split, evaluation in sorted(splits.items())},
    }


def _plain(interval: Interval) -> dict[str, float | int]:
    return {"mean": interval.mean, "low": interval.low, "high": interval.high, "n": interval.n}


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
        if twin is None or replace(twin, created=generation.created) != generation:
            found.append(f"generation {generation.index}: another improver, score or decision")
    return found


def _key(evaluation: Evaluation) -> tuple[str, str, str, str]:
    return evaluation.program, evaluation.task, evaluation.split, evaluation.instances
