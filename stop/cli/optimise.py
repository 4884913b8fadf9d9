"""`stop run`, `stop resume`, `stop replay`: improvement generations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stop.cli.options import (
    budget_options,
    json_option,
    model_options,
    policy_option,
    runs_dir_option,
    workers_option,
)
from stop.cli.screen import interval, note, print_json, print_table, printable

if TYPE_CHECKING:
    from stop.config import RunConfig
    from stop.runs import Execution


@click.command("run")
@click.option(
    "--task",
    "tasks",
    metavar="NAME|PATH",
    multiple=True,
    required=True,
    help="A task that improvers are judged by: a name from `stop task list`, or a folder. Repeatable.",
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
@click.option("--usd-limit", type=float, help="Stop, resumably, once the model has cost so many US dollars.")
@policy_option
@workers_option
@click.option("--run-id", metavar="ID", help="Name of the run; by default the time and the tasks.")
@click.option("--dry-run", is_flag=True, help="Print an upper bound of what the run may use, and do nothing.")
@runs_dir_option
@json_option
def run_command(
    tasks: tuple[str, ...],
    improver: str,
    workers: int,
    run_id: str | None,
    dry_run: bool,
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
          stop run --task lpn --model openai/gpt-4o-mini --usd-limit 1 --dry-run
    """
    from stop.config import RunConfig
    from stop.improvers import load_improver
    from stop.runs import start

    config = RunConfig(tasks=tasks, improver=load_improver(improver).source, **settings)
    if dry_run:
        return _print_bound(config, workers, as_json)
    summary = carry_out(
        lambda execution: start(config, execution, run_id), runs_dir, workers, config.generations, as_json
    )
    return 1 if summary is None else 0


@click.command("resume")
@click.argument("run", default="latest")
@click.option("--usd-limit", type=click.FloatRange(0, min_open=True), help="A new limit in US dollars.")
@click.option("--api-base", metavar="URL", help="A new address of the model's server.")
@workers_option
@runs_dir_option
@json_option
def resume_command(
    run: str, usd_limit: float | None, api_base: str | None, workers: int, runs_dir: Path, as_json: bool
) -> int:
    """Go on with a run after a crash or a stop. What it had paid for is not paid again.

    RUN is a run's id, the beginning of one, or `latest`.
    """
    from stop.ledger.reader import LedgerReader
    from stop.runs import resume

    with LedgerReader.open(runs_dir, run) as ledger:
        generations = int(ledger.run().config.get("generations", 0))
    summary = carry_out(
        lambda execution: resume(run, execution, usd_limit=usd_limit, api_base=api_base),
        runs_dir,
        workers,
        generations,
        as_json,
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
    from stop.runs import replay

    with LedgerReader.open(runs_dir, run) as ledger:
        generations = int(ledger.run().config.get("generations", 0))
    played = execute(lambda execution: replay(run, execution), runs_dir, workers, generations, as_json)
    if as_json:
        print_json({**played.summary, "differences": list(played.differences)})
    else:
        for difference in played.differences:
            click.echo(printable(difference))
        verdict = f"{len(played.differences)} differences" if played.differences else "no difference"
        click.echo(f"replayed {played.evaluations} evaluations of run {played.summary['run']}: {verdict}")
    return 1 if played.differences else 0


def carry_out(
    work: Callable[[Execution], dict[str, Any]], runs_dir: Path, workers: int, generations: int, as_json: bool
) -> dict[str, Any] | None:
    """Execute and print the summary, and return it. None where the run ended early: it says why and how to go on."""
    from stop.cli.execution import execute
    from stop.context import Context, Stopped
    from stop.errors import BudgetExhausted, ModelFault
    from stop.ledger.reader import LedgerReader
    from stop.runs import summarise

    runs: list[str] = []

    def noting_the_run(execution: Execution) -> dict[str, Any]:
        def control(context: Context) -> None:
            runs.append(context.ledger.run_id)
            execution.control(context)

        return work(replace(execution, control=control))

    try:
        summary = execute(noting_the_run, runs_dir, workers, generations, as_json)
    except (Stopped, BudgetExhausted, ModelFault) as reason:
        if not runs:
            raise
        note(f"stop: {reason}; go on with: stop resume {runs[0]}")
        if as_json:
            with LedgerReader.open(runs_dir, runs[0]) as ledger:
                print_json(summarise(ledger))
        return None
    if as_json:
        print_json(summary)
    else:
        print_summary(summary)
    return summary


def print_summary(summary: dict[str, Any]) -> None:
    """A run's summary for people: what it found, with intervals, budget, events, and what to do next."""
    if "generations" in summary:
        _print_generations(summary)
    else:
        _print_single(summary)


def _print_single(summary: dict[str, Any]) -> None:
    run = summary["run"]
    click.echo(f"run {run}: {summary['status']}\n")
    print_table(
        [summary["task"], "val", "test"],
        [
            ("before", _score(summary["seed_score"]), _score(summary["seed_test_score"])),
            ("after", _score(summary["score"]), _score(summary["test_score"])),
        ],
    )
    if summary["outcome"] is not None and summary["solution"] is None:
        click.echo(
            printable(f"\nthe improver returned no program ({summary['outcome']}): {summary['detail']}")
        )
    _print_use(summary)
    click.echo(f"\nnext: stop show {run} best    stop audit list {run}")


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.4f}"


def _print_generations(summary: dict[str, Any]) -> None:
    run = summary["run"]
    click.echo(f"run {run}: {summary['status']}\n")
    print_table(
        ["generation", "improver", "val", "test", "n", ""],
        [
            (
                row["index"],
                row["improver"][:12],
                interval(row["val"]),
                interval(row["test"]),
                row["val"]["n"],
                "seed" if row["index"] == 0 else ("accepted" if row["accepted"] else "kept the old one"),
            )
            for row in summary["generations"]
        ],
    )
    click.echo("\nmean score of the solutions that the improver in force makes, with 95 % intervals\n")
    print_table(
        ["task", "solution", "program", "val", "test"],
        [
            (
                entry["task"],
                name,
                entry[kind]["program"][:12],
                interval(entry[kind].get("val")),
                interval(entry[kind].get("test")),
            )
            for entry in summary["solutions"]
            for kind, name in (("seed", "seed"), ("best", "best found"))
            if entry[kind] is not None
        ],
    )
    _print_use(summary)
    last = max(0, len(summary["generations"]) - 1)
    click.echo(f"\nnext: stop show {run} best    stop diff {run} 0 {last}    stop audit list {run}")


def _print_use(summary: dict[str, Any]) -> None:
    """What a run has used and seen, in a few lines."""
    lm, audit = summary["lm"], summary["audit"]
    cost = "price unknown" if lm["usd"] is None else f"{lm['usd']:.4f} US dollars"
    techniques = ", ".join(f"{name} {count}" for name, count in audit["by_technique"].items())
    tokens = lm["prompt_tokens"] + lm["completion_tokens"]
    click.echo(f"\nmodel: {lm['calls']} calls, {lm['completions']} completions, {tokens} tokens, {cost}")
    if "evaluations" in summary:
        evaluations = summary["evaluations"]
        click.echo(
            f"evaluations: {evaluations['run']} in the sandbox, {evaluations['memoised']} answered from the ledger"
        )
    click.echo(f"events: {audit['events']}" + (f" ({techniques})" if techniques else ""))


def _print_bound(config: RunConfig, workers: int, as_json: bool) -> int:
    from stop.catalogue import load_task
    from stop.estimate import upper_bound

    bound = upper_bound(config, [load_task(name) for name in config.tasks], workers)
    if as_json:
        print_json(bound)
        return 0
    click.echo("at most:")
    print_table(["", ""], [(name.replace("_", " "), _amount(amount)) for name, amount in bound.items()])
    return 0


def _amount(amount: float | None) -> str:
    if amount is None:
        return "unknown"
    return f"{amount:,}" if isinstance(amount, int) else f"{amount:,.2f}"
