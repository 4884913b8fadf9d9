"""Probes from beginning to end: start one, go on with one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.context import Context, ModelUse
from stop.ledger.ledger import Ledger
from stop.ledger.records import TaskText
from stop.ledger.runs import new_run_id
from stop.models.base import LanguageModel
from stop.probe.config import KIND, ProbeConfig
from stop.probe.executing import execute
from stop.probe.prompts import IMPROVER, meta_utility
from stop.probe.sampling import sample
from stop.progress import Progress, Silent
from stop.runs import Execution, see_through, select


@dataclass
class Sampling(ModelUse):
    """One execution of a probe that runs nothing, and so needs no sandbox."""

    ledger: Ledger
    model: LanguageModel
    seed: int
    workers: int
    max_tokens: int
    usd_limit: float | None = None
    progress: Progress = field(default_factory=Silent)
    stopping: threading.Event = field(default_factory=threading.Event)


def start(config: ProbeConfig, execution: Execution, run: str | None = None) -> dict[str, Any]:
    """Make a new probe and carry it out; its summary.

    Raises `UsageFault` before anything is made, and `SandboxError` where programs are to be executed and there is no
    engine; after that whatever ends it early leaves a run that `stop.resume` takes up.
    """
    model = select(config.model, config.api_base, execution)
    run = run or new_run_id([KIND])

    def make(environment: dict[str, Any]) -> Ledger:
        # What the model is shown stands in the place of a task, so that lists of runs say what the run is about.
        shown = TaskText(KIND, "1", "", meta_utility(config.arms[-1]), IMPROVER)
        return Ledger.create(
            execution.runs_dir, run, config.as_json(), tasks=[shown], environment=environment
        )

    return _carry_out(make, run, config, model, execution)


def go_on(
    ledger: Ledger, execution: Execution, usd_limit: float | None, api_base: str | None
) -> dict[str, Any]:
    """Go on with a probe that was stopped or killed; its summary. See `stop.runs.resume`."""
    config = ProbeConfig.from_json(ledger.run().config)
    config = replace(config, usd_limit=usd_limit or config.usd_limit, api_base=api_base or config.api_base)
    model = select(config.model, config.api_base, execution)

    def take_up(_environment: dict[str, Any]) -> Ledger:
        ledger.set_status("running")
        return ledger

    return _carry_out(take_up, ledger.run_id, config, model, execution)


def _carry_out(
    ledger_for: Callable[[dict[str, Any]], Ledger],
    run: str,
    config: ProbeConfig,
    model: LanguageModel,
    execution: Execution,
) -> dict[str, Any]:
    """Sample, judge, and execute where that is asked for; the sandbox is there before any money is spent."""
    if not config.execute:
        use = Sampling(
            ledger_for({}),
            model,
            config.seed,
            execution.workers,
            config.max_tokens,
            config.usd_limit,
            execution.progress,
            execution.stopping,
        )
        return see_through(use, execution, lambda: sample(use, config, execution.report))
    with Sandbox(run, execution.report) as sandbox:
        context = Context(
            sandbox,
            ledger_for({**sandbox.capabilities, "degraded": sandbox.degraded}),
            model,
            config.seed,
            Policy.OFF,
            execution.workers,
            config.max_tokens,
            config.usd_limit,
            execution.progress,
            execution.stopping,
        )

        def work() -> None:
            sample(context, config, execution.report)
            execute(context, execution.report)

        return see_through(context, execution, work)
