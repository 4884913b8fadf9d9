"""Runs from beginning to end: start one, go on with one, play one again. The command line is a thin layer on this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sandbox.errors import SandboxError
from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.catalogue import (
    LoadedTask,
    find_task,
    load_folder,
    load_recorded,
    load_task,
    read_texts,
    version_of,
)
from stop.config import RunConfig
from stop.context import Context, ModelUse, Stopped, Stopping, Watcher
from stop.errors import BudgetExhausted, LedgerFault, ModelFault, StopError, UsageFault
from stop.generations import optimise
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import TaskText
from stop.ledger.runs import new_run_id
from stop.models.base import LanguageModel
from stop.models.replay import RecordedReplies
from stop.models.retry import Retry
from stop.models.select import select_model
from stop.probe.config import is_probe
from stop.progress import Progress, Silent
from stop.single import improve_once
from stop.summary import summarise


@dataclass(frozen=True)
class Execution:
    """How to execute a run here and now; nothing of it changes results.

    `workers` sandboxes work at once. `control` is given the context before work begins; `stopping`, once set, ends it
    soon. `watchers` are told of new events, and may end the run.
    """

    runs_dir: Path
    workers: int = 1
    progress: Progress = field(default_factory=Silent)
    report: Callable[[str], None] = lambda _step: None
    control: Callable[[ModelUse], None] = lambda _context: None
    stopping: Stopping = field(default_factory=Stopping)
    watchers: Sequence[Watcher] = ()


def start(config: RunConfig, execution: Execution, run: str | None = None) -> dict[str, Any]:
    """Make a new run and carry it out; its summary.

    Raises `UsageFault` before anything is made, `SandboxError` without an engine; after that whatever ends it early
    leaves a run that `resume` takes up.
    """
    tasks = [load_task(name) for name in config.tasks]
    _require_distinct(tasks)
    # A folder is recorded by its full path: the run may be resumed from elsewhere.
    config = replace(config, tasks=tuple(str(t.folder) if t.origin == "path" else t.name for t in tasks))
    model = select(config.model, config.api_base, execution)
    run = run or new_run_id([task.name for task in tasks])
    with Sandbox(run, execution.report) as sandbox:
        for task in tasks:
            sandbox.prepare(task.task.packages)
        ledger = Ledger.create(
            execution.runs_dir,
            run,
            config.as_json(),
            tasks=[_task_text(task) for task in tasks],
            environment=sandbox.environment,
        )
        return carry_out(ledger, config, tasks, model, sandbox, execution)


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
        if record.status == "finished":
            return summarise(ledger)
        if is_probe(record):
            from stop.probe.runs import go_on

            return go_on(ledger, execution, usd_limit, api_base)
        config = RunConfig.from_json(record.config)
        config = replace(
            config, usd_limit=usd_limit or config.usd_limit, api_base=api_base or config.api_base
        )
        tasks = unchanged_tasks(ledger, config)
        model = select(config.model, config.api_base, execution)
        with Sandbox(ledger.run_id, execution.report) as sandbox:
            ledger.set_status("running")
            ledger.record_environment(sandbox.environment)
            return carry_out(ledger, config, tasks, model, sandbox, execution)


def carry_out(
    ledger: Ledger,
    config: RunConfig,
    tasks: Sequence[LoadedTask],
    model: LanguageModel,
    sandbox: Sandbox,
    execution: Execution,
) -> dict[str, Any]:
    """Carry out improvement generations, or the one improver run."""
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
        watchers=execution.watchers,
    )

    def work() -> None:
        if config.program is None:
            optimise(context, config, tasks)
        else:
            improve_once(context, config, tasks[0])

    return see_through(context, execution, work)


def see_through(context: ModelUse, execution: Execution, work: Callable[[], None]) -> dict[str, Any]:
    """Do the work of a run, record how it ended, and close its ledger; the run's summary."""
    execution.control(context)
    with context.ledger as ledger:
        try:
            work()
            if execution.watchers:
                context.check()  # a watcher's word counts, though it came with the last thing there was to do
        except (Stopped, BudgetExhausted, ModelFault):
            ledger.set_status("stopped")
            raise
        except SandboxError as fault:
            ledger.set_status("stopped")
            try:
                context.check()
            except Stopped as stopped:
                raise stopped from fault
            raise
        except StopError:
            ledger.set_status("failed")
            raise
        summary = summarise(ledger)
        ledger.set_status("finished", summary)
        return {**summary, "status": "finished"}


def select(spec: str, api_base: str | None, execution: Execution) -> LanguageModel:
    """The language model of a run. Raises `UsageFault`."""

    def open_recording(run: str) -> RecordedReplies:
        with LedgerReader.open(execution.runs_dir, run) as recorded:
            return RecordedReplies(recorded.replies_by_seed())

    retry = Retry(interrupted=execution.stopping)
    return select_model(spec, api_base=api_base, open_recording=open_recording, retry=retry)


def _task_text(task: LoadedTask) -> TaskText:
    return TaskText(task.name, task.version, task.task_text, task.utility_text, task.seed_text)


def _require_distinct(tasks: Sequence[LoadedTask]) -> None:
    names = [task.name for task in tasks]
    for name in names:
        if names.count(name) > 1:
            raise UsageFault(f"two of the tasks are named {name}; rename the folder of one")


def unchanged_tasks(ledger: LedgerReader, config: RunConfig) -> list[LoadedTask]:
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


def recorded_tasks(
    ledger: LedgerReader, config: RunConfig, report: Callable[[str], None]
) -> list[LoadedTask]:
    """The run's tasks as they were, whatever became of their folders since; `report` is told of what became.

    A task that is as it was is loaded from its folder, any other from its text in the ledger, which is run: replay
    only ledgers that come from where you trust tasks to come from. Raises `UsageFault`, `LedgerFault`.
    """
    texts, tasks = ledger.tasks(), []
    for given in config.tasks:
        folder, words = Path(given), "is gone"
        try:
            name, folder, _ = find_task(given)
            present = version_of(*read_texts(folder))
            if name in texts and texts[name].version == present:
                tasks.append(load_folder(name, folder, "path"))
                continue
            words = "changed"
        except UsageFault:
            name = folder.name
        if name not in texts:
            raise LedgerFault(f"run {ledger.run_id} holds no text of task {name}: its ledger is damaged")
        report(f"task {name} {words} since run {ledger.run_id}: its text in the ledger is used")
        tasks.append(load_recorded(texts[name], folder))
    return tasks
