"""`stop run`, `stop resume`, `stop replay`: improvement generations."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stop.cli.options import (
    budget_options,
    json_option,
    model_options,
    policy_option,
    runs_dir_option,
    usd_limit_option,
    watch_options,
    workers_option,
)
from stop.cli.screen import print_json, printable

if TYPE_CHECKING:
    pass


@click.command("run")
@click.option(
    "--task",
    "tasks",
    metavar="NAME|PATH",
    multiple=True,
    required=True,
    help="A task that improvers are judged by: a name from `stop task list`, or a folder. Repeatable.",
)
@click.option(
    "--weight",
    "weights",
    metavar="TASK=W",
    multiple=True,
    help="What a task counts in the mean over tasks, beside 1 for those not named; weights are divided by their sum. "
    "Repeatable.",
)
@model_options
@click.option(
    "--improver",
    metavar="NAME|PATH",
    default="best_of_n",
    show_default=True,
    help="The first improver: a name from `stop improver list`, or a file.",
)
@click.option(
    "--generations",
    metavar="T",
    type=click.IntRange(0),
    default=4,
    show_default=True,
    help="How often the improver improves itself.",
)
@click.option(
    "--meta-tests",
    metavar="K",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Repetitions on each task that make one meta-utility.",
)
@budget_options
@click.option(
    "--meta-utility-calls",
    metavar="B",
    type=click.IntRange(1),
    default=25,
    show_default=True,
    help="Improvers that one generation may have scored.",
)
@click.option(
    "--accept",
    type=click.Choice(["paper", "incumbent", "significant"]),
    default="incumbent",
    show_default=True,
    help="Take every proposal, or the better of old and new on the same seeds, or the new only beyond chance.",
)
@usd_limit_option
@policy_option
@watch_options
@workers_option
@click.option("--run-id", metavar="ID", help="Name of the run; by default the time and the tasks.")
@click.option("--dry-run", is_flag=True, help="Print an upper bound of what the run may use, and do nothing.")
@runs_dir_option
@json_option
def run_command(
    tasks: tuple[str, ...],
    weights: tuple[str, ...],
    improver: str,
    workers: int,
    run_id: str | None,
    dry_run: bool,
    stop_on: tuple[str, ...],
    on_alert: str | None,
    alert_url: str | None,
    runs_dir: Path,
    as_json: bool,
    **settings: Any,
) -> int:
    """Run improvement generations: an improver improves its own source.

    Each generation, the improver in force proposes a new one; what an improver is worth is the mean score of the
    solutions that it makes for the tasks. Every generated program runs in the sandbox. Everything is kept in the
    run's ledger, so that a run which is stopped, or killed, goes on with `stop resume`.

    \b
    Try:  stop run --task maxcut --generations 2 --meta-tests 2
          stop run --task maxcut --task tsp --weight maxcut=2
          stop run --task lpn --model openai/gpt-4o-mini --usd-limit 1 --dry-run
    """
    from stop.catalogue import load_task
    from stop.cli.execution import carry_out
    from stop.cli.summary import print_bound
    from stop.cli.watching import watching
    from stop.config import RunConfig
    from stop.estimate import upper_bound
    from stop.improvers import load_improver
    from stop.runs import start

    config = RunConfig(
        tasks=tasks,
        improver=load_improver(improver).source,
        weights=_weights(tasks, weights),
        **settings,
    )
    if dry_run:
        print_bound(upper_bound(config, [load_task(name) for name in config.tasks], workers), as_json)
        return 0
    with watching(stop_on, on_alert, alert_url) as watchers:
        summary = carry_out(
            lambda execution: start(config, execution, run_id),
            runs_dir,
            workers,
            config.generations,
            as_json,
            watchers,
        )
    return 1 if summary is None else 0


@click.command("resume")
@click.argument("run", default="latest")
@click.option("--usd-limit", type=click.FloatRange(0, min_open=True), help="A new limit in US dollars.")
@click.option("--api-base", metavar="URL", help="A new address of the model's server.")
@watch_options
@workers_option
@runs_dir_option
@json_option
def resume_command(
    run: str,
    usd_limit: float | None,
    api_base: str | None,
    stop_on: tuple[str, ...],
    on_alert: str | None,
    alert_url: str | None,
    workers: int,
    runs_dir: Path,
    as_json: bool,
) -> int:
    """Go on with a run after a crash or a stop. What it had paid for is not paid again.

    RUN is a run's id, the beginning of one, or `latest`. `--stop-on` and the alerts are not taken over: give them
    again. Events that are on record already stop nothing.
    """
    from stop.cli.execution import carry_out
    from stop.cli.watching import watching
    from stop.ledger.reader import LedgerReader
    from stop.runs import resume

    with LedgerReader.open(runs_dir, run) as ledger:
        generations = int(ledger.run().config.get("generations", 0))
    with watching(stop_on, on_alert, alert_url) as watchers:
        summary = carry_out(
            lambda execution: resume(run, execution, usd_limit=usd_limit, api_base=api_base),
            runs_dir,
            workers,
            generations,
            as_json,
            watchers,
        )
    return 1 if summary is None else 0


@click.command("replay")
@click.argument("run", default="latest")
@workers_option
@runs_dir_option
@json_option
def replay_command(run: str, workers: int, runs_dir: Path, as_json: bool) -> int:
    """Play a run again offline, from its recorded replies, and name what differs.

    Exits 0 if programs, scores and decisions are the same, else 1.
    """
    from stop.cli.execution import execute
    from stop.ledger.reader import LedgerReader
    from stop.replaying import replay

    with LedgerReader.open(runs_dir, run) as ledger:
        generations = int(ledger.run().config.get("generations", 0))
    played = execute(lambda execution: replay(run, execution), runs_dir, workers, generations, as_json)
    if as_json:
        print_json({**played.summary, "differences": list(played.differences)})
    else:
        for difference in played.differences:
            click.echo(printable(difference))
        verdict = f"{len(played.differences)} differences" if played.differences else "no difference"
        taken = f", {played.taken} times taken from the record" if played.taken else ""
        click.echo(
            f"replayed {played.evaluations} evaluations of run {played.summary['run']}{taken}: {verdict}"
        )
    return 1 if played.differences else 0


def _weights(tasks: tuple[str, ...], options: tuple[str, ...]) -> tuple[float, ...]:
    """The weight of each task, from options of the form TASK=W."""
    known = {Path(task).name: task for task in tasks} | {task: task for task in tasks}
    found: dict[str, float] = {}
    for option in options:
        name, _, number = option.rpartition("=")
        task = known.get(name, "")
        try:
            weight = float(number)
        except ValueError:
            weight = math.nan
        problem = None
        if not name:
            problem = "has no task"
        elif not task:
            problem = f"names none of the tasks {', '.join(tasks)}"
        elif task in found:
            problem = "is given twice"
        elif not 0 < weight < math.inf:
            problem = "has no positive number"
        if problem is not None:
            raise click.UsageError(f"--weight {option} {problem}: write it as in --weight {tasks[0]}=2")
        found[task] = weight
    return tuple(found.get(task, 1.0) for task in tasks)
