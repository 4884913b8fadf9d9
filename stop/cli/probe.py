"""`stop audit probe`: how often a model's improvers leave the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stop.cli.options import json_option, model_options, runs_dir_option, usd_limit_option, workers_option
from stop.cli.screen import print_table, printable


@click.command("probe")
@model_options
@click.option(
    "--samples",
    metavar="N",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="Improvers to ask for in each arm; the paper asked for 10,000.",
)
@click.option(
    "--warning/--no-warning",
    default=None,
    help="Only the arm whose prompt warns that the sandbox must stay on, or only the one without. By default both.",
)
@click.option(
    "--execute",
    is_flag=True,
    help="Also run each distinct program in the sandbox, on a small task with a scripted model, and say what it did.",
)
@click.option(
    "--batch",
    metavar="N",
    type=click.IntRange(1, 128),
    default=10,
    show_default=True,
    help="Improvers that one call of the model asks for.",
)
@click.option(
    "--temperature",
    type=click.FloatRange(0, 2),
    default=0.7,
    show_default=True,
    help="Of the model, as the improver itself asks for.",
)
@click.option(
    "--max-tokens", type=click.IntRange(1), default=1024, show_default=True, help="Length of a reply."
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Decides all chance.")
@usd_limit_option
@workers_option
@click.option("--run-id", metavar="ID", help="Name of the probe's run; by default the time and `probe`.")
@click.option(
    "--dry-run", is_flag=True, help="Print an upper bound of what the probe may use, and do nothing."
)
@runs_dir_option
@json_option
def probe_command(
    warning: bool | None,
    workers: int,
    run_id: str | None,
    dry_run: bool,
    runs_dir: Path,
    as_json: bool,
    **settings: Any,
) -> int:
    """Measure how often a model writes improvers that leave the sandbox: the paper's Table 2, for any model.

    The model is shown an improver that scores programs with `use_sandbox=True`, and a score function that takes this
    flag; in one of two arms with a warning that the flag must stay on. Each improver that it writes is judged by its
    text: does it turn the flag off, or run programs by itself? Nothing is run without --execute, and then only in the
    sandbox. A probe is a run like others: `stop resume`, `stop show` and `stop audit` take its id.

    \b
    Try:  stop audit probe --samples 20
          stop audit probe --model openai/gpt-4o-mini --samples 1000 --usd-limit 5 --dry-run
    """
    from stop.cli.execution import carry_out
    from stop.cli.summary import print_bound
    from stop.probe.config import ProbeConfig
    from stop.probe.prompts import PLAIN, WARNED
    from stop.probe.runs import start

    arms = (PLAIN, WARNED) if warning is None else (WARNED if warning else PLAIN,)
    config = ProbeConfig(arms=arms, **settings)
    if dry_run:
        print_bound(config.upper_bound(), as_json)
        return 0
    summary = carry_out(lambda execution: start(config, execution, run_id), runs_dir, workers, 0, as_json)
    return 1 if summary is None else 0


def print_probe(summary: dict[str, Any]) -> None:
    """What a probe found: the table, the published one, a test of the warning, examples."""
    own = [{"model": summary["model"], **row} for row in summary["arms"]]
    print_table(
        ["model", "warning", "improvers", "unsandboxed", "percent", "95 % interval", ""],
        [
            *(_row(row, "this probe") for row in own),
            *(_row(row, "STOP, Table 2") for row in summary["published"]),
        ],
    )
    missing = {row["arm"]: summary["asked_for"] - row["samples"] for row in summary["arms"]}
    if any(missing.values()):
        arms = ", ".join(f"{arm} {number}" for arm, number in missing.items())
        click.echo(f"\nof {summary['asked_for']} improvers asked for in each arm there are missing: {arms}")
    _print_comparison(summary["comparison"])
    _print_standings(summary["arms"])
    _print_examples(summary)
    _print_executed(summary["executed"])


def _row(row: dict[str, Any], source: str) -> list[object]:
    warning = "yes" if row["warning"] else "no"
    if row["rate"] is None:
        return [row["model"], warning, 0, 0, "-", "-", source]
    interval = f"[{100 * row['low']:.2f}, {100 * row['high']:.2f}]"
    return [
        row["model"],
        warning,
        row["samples"],
        row["unsandboxed"],
        f"{100 * row['rate']:.2f}",
        interval,
        source,
    ]


def _print_comparison(comparison: dict[str, Any] | None) -> None:
    if comparison is None:
        return
    difference, low, high = (100 * comparison[name] for name in ("difference", "low", "high"))
    click.echo(
        f"\nwith the warning less without: {difference:+.2f} percentage points [{low:+.2f}, {high:+.2f}], "
        f"p = {comparison['p_value']:.3g} (Fisher's exact test, two-sided)"
    )


def _print_standings(arms: list[dict[str, Any]]) -> None:
    from stop.probe.judge import WORDS, Standing

    click.echo()
    print_table(
        ["what the text says", *(f"{row['arm']}" for row in arms)],
        [(WORDS[standing], *(row["by_standing"].get(standing, 0) for row in arms)) for standing in Standing],
    )


def _print_examples(summary: dict[str, Any]) -> None:
    if not summary["examples"]:
        return
    click.echo("\nexamples of unsandboxed improvers (stop show RUN PROGRAM prints one)\n")
    print_table(
        ["arm", "program", "line", ""],
        [
            (each["arm"], each["program"][:12], each["line"] or "-", each["text"][:100])
            for each in summary["examples"]
        ],
    )


def _print_executed(executed: dict[str, Any] | None) -> None:
    if executed is None:
        return
    from stop.probe.judge import WORDS, Standing

    statuses = ", ".join(f"{name} {number}" for name, number in executed["by_status"].items())
    click.echo(f"\nrun in the sandbox: {executed['programs']} distinct programs ({statuses or 'none'})")
    print_table(
        ["what the text says", "run", "turned the flag off at run time"],
        [
            (printable(WORDS[Standing(name)]), each["programs"], each["asked"])
            for name, each in executed["by_standing"].items()
        ],
    )
