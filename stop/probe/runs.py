"""Probes from beginning to end: start one, go on with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
from stop.runs import Execution, see_through, select


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

    def take_up(environment: dict[str, Any]) -> Ledger:
        ledger.set_status("running")
        ledger.record_environment(environment)
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
    settings: dict[str, Any] = {
        "model": model,
        "seed": config.seed,
        "workers": execution.workers,
        "max_tokens": config.max_tokens,
        "usd_limit": config.usd_limit,
        "progress": execution.progress,
        "stopping": execution.stopping,
        "watchers": execution.watchers,
    }
    if not config.execute:
        use = ModelUse(ledger_for({}), **settings)
        return see_through(use, execution, lambda: sample(use, config, execution.report))
    with Sandbox(run, execution.report) as sandbox:
        context = Context(ledger_for(sandbox.environment), sandbox=sandbox, policy=Policy.OFF, **settings)

        def work() -> None:
            sample(context, config, execution.report)
            execute(context, execution.report)

        return see_through(context, execution, work)
