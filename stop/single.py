"""One improver run on one program: what `stop improve` does."""

from __future__ import annotations

from stop.budget import ImproverBudget
from stop.catalogue import LoadedTask
from stop.config import RunConfig
from stop.context import Context
from stop.errors import UsageFault
from stop.improve import improve
from stop.utility import TaskUtility

SCOPE = "improve"
"""The scope of the one improver run."""


def improve_once(context: Context, config: RunConfig, loaded: LoadedTask) -> None:
    """Improve `config.program` once and score both texts on both splits. Results are in the ledger.

    Raises what `stop.improve.improve` raises.
    """
    if config.program is None:
        raise UsageFault("there is no program to improve")
    val = TaskUtility(context, loaded, "val")
    test = TaskUtility(context, loaded, "test")
    budget = ImproverBudget(config.lm_calls, config.responses, config.utility_calls, config.improver_seconds)
    context.progress.stage("scoring the program")
    for utility in (val, test):
        utility.evaluate(config.program, "seed", 0)
    context.progress.stage("improving it")
    run = improve(context, config.improver, config.program, val, budget, SCOPE, 0)
    improved = None if run.solution is None else context.ledger.program(run.solution)
    if improved is not None:
        context.progress.stage("scoring the solution")
        for utility in (val, test):
            utility.evaluate(improved.text, f"{SCOPE}/report", 0)
