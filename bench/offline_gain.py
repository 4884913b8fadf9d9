"""How often one round of the seed improver with the offline model improves a task's seed solution.

    python -m bench.offline_gain [--tasks three_sat,maxcut] [--seeds 30] [--first-seed 0]

Each seed is a run of its own, with its own instances: the seed improver asks the offline model once for up to six
proposals and keeps the best on `val`. What it keeps and the seed solution are then scored on `test`, which the choice
has not seen. Prints, for each task, how often the score rose on each split, and the mean gain on `test`.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sandbox.host.pool import Sandbox
from stop.budget import ImproverBudget
from stop.catalogue import LoadedTask, load_task
from stop.context import Context
from stop.improve import improve
from stop.ledger.ledger import Ledger
from stop.models.base import Message, Request
from stop.models.offline import OFFLINE_NOTICE, OfflineModel
from stop.statistics import wilson_interval
from stop.utility import TaskUtility, describe

_TASKS = "three_sat,str_grid_dist,mqap,maxcut,lpn"
_IMPROVER = Path(__file__).parents[1] / "seed_improvers" / "best_of_n.py"


@dataclass(frozen=True)
class Gain:
    """How much the score, in [0, 1], of what the improver kept exceeds that of the seed solution."""

    val: float
    test: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tasks", default=_TASKS, help=f"names, with commas between (default {_TASKS})")
    parser.add_argument("--seeds", type=int, default=30, help="rounds for each task (default 30)")
    parser.add_argument("--first-seed", type=int, default=0, help="seed of the first round (default 0)")
    options = parser.parse_args()
    tasks = [load_task(name) for name in options.tasks.split(",")]
    seeds = range(options.first_seed, options.first_seed + options.seeds)
    print(f"{OFFLINE_NOTICE}\n")
    print(
        "| task | rounds | better on val | better on test (95 %) | mean gain on test ± standard error | reply |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    with Sandbox(report=print) as sandbox:
        for task in tasks:
            gains = [measure(sandbox, task, seed) for seed in seeds]
            print(_row(task, gains), flush=True)


def measure(sandbox: Sandbox, loaded: LoadedTask, seed: int) -> Gain:
    """One improver run from the seed solution, and what it gained."""
    with (
        tempfile.TemporaryDirectory(prefix="stop-bench-") as folder,
        Ledger.create(Path(folder), "bench", {}) as ledger,
    ):
        context = Context(ledger, OfflineModel(), seed, sandbox=sandbox)
        val, test = (TaskUtility(context, loaded, split) for split in ("val", "test"))
        run = improve(context, _IMPROVER.read_text(), loaded.seed_text, val, ImproverBudget(), "round", 0)
        kept = ledger.program(run.solution) if run.solution else None
        if kept is None:
            raise RuntimeError(f"the seed improver failed: {run.detail}")
        return Gain(_gain(val, loaded, kept.text), _gain(test, loaded, kept.text))


def _gain(utility: TaskUtility, loaded: LoadedTask, solution: str) -> float:
    return utility.evaluate(solution, "report", 0) - utility.evaluate(loaded.seed_text, "report", 0)


def _row(task: LoadedTask, gains: list[Gain]) -> str:
    n, tests = len(gains), [gain.test for gain in gains]
    better = sum(gain > 0 for gain in tests)
    low, high = wilson_interval(better, n)
    error = statistics.stdev(tests) / n**0.5 if n > 1 else float("nan")
    cells = (
        task.name,
        str(n),
        f"{sum(gain.val > 0 for gain in gains) / n:.0%}",
        f"{better / n:.0%} ({low:.0%} to {high:.0%})",
        f"{statistics.mean(tests):+.4f} ± {error:.4f}",
        f"{1000 * _reply_seconds(task):.0f} ms",
    )
    return f"| {' | '.join(cells)} |"


def _reply_seconds(task: LoadedTask) -> float:
    """Median time of a reply of six proposals for the task's seed solution, in seconds."""
    prompt = (
        f"Improve this.\n\n```python\n{task.seed_text}```\n\nScored by:\n\n```python\n{describe(task)}```\n"
    )
    times = []
    for seed in range(20):
        began = time.perf_counter()
        OfflineModel().complete(Request((Message("user", prompt),), n=6, seed=seed))
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    main()
