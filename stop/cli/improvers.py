"""`stop improver`: the programs that improve programs."""

from __future__ import annotations

from pathlib import Path

import click

from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import interval, print_json, print_table, printable_source


@click.group("improver")
def improver_command() -> None:
    """Seed improvers, and the improvers of earlier runs."""


@improver_command.command("list")
@click.option("--run", help="List the improvers in force in a run's generations instead.")
@runs_dir_option
@json_option
def list_command(run: str | None, runs_dir: Path, as_json: bool) -> int:
    """List the seed improvers, or those of a run."""
    if run is not None:
        return _list_of_run(run, runs_dir, as_json)
    from stop.improvers import bundled_improvers

    improvers = bundled_improvers()
    if as_json:
        print_json([{"improver": each.name, "description": each.description} for each in improvers])
        return 0
    print_table(["improver", "description"], [(each.name, each.description) for each in improvers])
    return 0


@improver_command.command("show")
@click.argument("improver")
@json_option
def show_command(improver: str, as_json: bool) -> int:
    """Show a seed improver's source, or a file's. An improver of a run: `stop show RUN GENERATION`."""
    from stop.improvers import load_improver

    found = load_improver(improver)
    if as_json:
        print_json({"improver": found.name, "description": found.description, "text": found.source})
        return 0
    click.echo(printable_source(found.source))
    return 0


def _list_of_run(run: str, runs_dir: Path, as_json: bool) -> int:
    from dataclasses import asdict

    from stop.ledger.reader import LedgerReader

    with LedgerReader.open(runs_dir, run) as ledger:
        generations = ledger.generations()
    rows = [
        {
            "generation": each.index,
            "improver": each.improver,
            "accepted": each.accepted,
            "val": asdict(each.val),
        }
        for each in generations
    ]
    if as_json:
        print_json(rows)
        return 0
    print_table(
        ["generation", "improver", "accepted", "val"],
        [(row["generation"], row["improver"], row["accepted"], interval(row["val"])) for row in rows],  # type: ignore[arg-type]
    )
    return 0
