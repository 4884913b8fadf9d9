"""What a run may use at most, before it spends anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stop.catalogue import LoadedTask
from stop.config import RunConfig
from stop.models.prices import usd
from stop.speed import PASSES

PROMPT_TOKENS = 8000
"""Tokens that one prompt is taken to have, for the bound on dollars: a large improver with its score function."""


def upper_bound(config: RunConfig, tasks: Sequence[LoadedTask], workers: int) -> dict[str, Any]:
    """Calls, completions, evaluations, US dollars (None where the price is unknown) and hours of sandbox time.

    Real runs use far less: improvers seldom exhaust their budgets, equal programs are scored once, and most calls
    end long before their limit. The time is that of evaluations alone, spread evenly over the workers.
    """
    repetitions = config.meta_tests * len(tasks)
    meta_utilities = config.generations * config.meta_utility_calls
    trials = 1 + config.generations
    inner_runs = repetitions * (meta_utilities + trials)
    # A batch is one call of an improver's budget and as many requests as it has messages.
    lm_calls = completions = config.lm_calls * config.responses * (inner_runs + config.generations)
    seconds = 0.0
    for task in tasks:
        runs = inner_runs // len(tasks)
        val = task.task.instances["val"] * (runs * (config.utility_calls + 1) + 1)
        test = task.task.instances["test"] * (config.meta_tests * trials + 1)
        runs_of_each = 1 if task.task.timed is None else 2 * PASSES
        seconds += runs_of_each * (val + test) * task.task.call_seconds
    return {
        "improver_runs": inner_runs + config.generations,
        "lm_calls": lm_calls,
        "completions": completions,
        "evaluations": inner_runs * (config.utility_calls + 1) + repetitions * trials + 2 * len(tasks),
        "usd": usd(config.model, lm_calls * PROMPT_TOKENS, completions * config.max_tokens),
        "hours": seconds / workers / 3600,
    }
