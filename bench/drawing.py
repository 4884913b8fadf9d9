"""What drawing a task's instances costs, beside one evaluation of its seed solution on them.

    python -m bench.drawing [--tasks three_sat,maxcut] [--split val]

A run draws each split once and keeps it, so that all of a run's evaluations share what is measured here. Prints, for
each task, the time of drawing a split, of evaluating the seed solution on it in the sandbox, and their ratio.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import TypeVar

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.catalogue import bundled_tasks, load_task
from stop.evaluation import evaluate
from stop.instances import draw_instances
from stop.task import SPLITS

Value = TypeVar("Value")
_REPEATS = 5


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tasks", help="names, with commas between (default: all bundled tasks)")
    parser.add_argument("--split", choices=SPLITS, default="val", help="default val")
    options = parser.parse_args()
    print("| task | instances | drawing | one evaluation | drawing / evaluation |")
    print("| --- | --- | --- | --- | --- |")
    with Sandbox("bench", print) as sandbox:
        for name in options.tasks.split(",") if options.tasks else bundled_tasks():
            loaded = load_task(name)
            sandbox.prepare(loaded.task.packages)
            drawing, instances = least(lambda: draw_instances(loaded, options.split, 1))  # noqa: B023
            evaluating, _ = least(
                lambda: evaluate(sandbox, Policy.ENFORCE, loaded, instances, loaded.seed_text)  # noqa: B023
            )
            share = f"{drawing / evaluating:.1%}"
            print(
                f"| `{name}` | {len(instances)} | {1000 * drawing:.2f} ms | {1000 * evaluating:.0f} ms | {share} |"
            )


def least(work: Callable[[], Value]) -> tuple[float, Value]:
    """The least time of a few tries, in seconds, and what the last one returned."""
    times = []
    for _ in range(_REPEATS):
        began = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - began)
    return min(times), value


if __name__ == "__main__":
    main()
