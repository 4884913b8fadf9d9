"""`stop runs`, `stop show`, `stop diff`: look at runs."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import note, print_json, print_table, printable_source, source_lines

if TYPE_CHECKING:
    from stop.ledger.reader import LedgerReader
    from stop.ledger.records import Program


@click.command("runs")
@runs_dir_option
@json_option
def runs_command(runs_dir: Path, as_json: bool) -> int:
    """List runs, oldest first."""
    from stop.ledger.runs import list_runs

    listings = list_runs(runs_dir)
    if as_json:
        print_json([listing.as_json() for listing in listings])
        return 0
    if not listings:
        note(f"no runs in {runs_dir} yet: stop run --task maxcut")
        return 0
    print_table(
        ["run", "status", "started (UTC)", "tasks", "model", "generations", "sandbox"],
        [
            (
                listing.run,
                listing.status,
                listing.started[:19],
                ", ".join(listing.tasks) or (listing.fault or ""),
                listing.model,
                listing.generations,
                "degraded" if listing.degraded else "",
            )
            for listing in listings
        ],
    )
    return 0


@click.command("show")
@click.argument("run", default="latest")
@click.argument("program", required=False)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the program's text to this file."
)
@runs_dir_option
@json_option
def show_command(run: str, program: str | None, out: Path | None, runs_dir: Path, as_json: bool) -> int:
    """Show a run's results, or the text of one of its programs.

    RUN is a run's id, the beginning of one, or `latest`. PROGRAM is `best` (the best solution found), the number of a
    generation (its improver), or the beginning of a program's SHA-256.
    """
    from stop.cli.summary import print_summary
    from stop.errors import UsageFault
    from stop.ledger.reader import LedgerReader
    from stop.summary import summarise

    with LedgerReader.open(runs_dir, run) as ledger:
        if program is None:
            summary = summarise(ledger)
            if as_json:
                print_json(summary)
            else:
                print_summary(summary)
            return 0
        found = find_program(ledger, program)
    if out is not None:
        try:
            out.write_text(found.text, encoding="utf-8", errors="surrogatepass")
        except OSError as error:
            raise UsageFault(f"cannot write {out}: {error.strerror}") from error
        note(f"wrote {found.sha[:12]} to {out}")
    elif as_json:
        print_json(
            {
                "program": found.sha,
                "role": found.role,
                "generation": found.generation,
                "parent": found.parent,
                "scope": found.scope,
                "text": found.text,
            }
        )
    else:
        _print_source(found.text)
    return 0


@click.command("diff")
@click.argument("run")
@click.argument("a")
@click.argument("b")
@runs_dir_option
@json_option
def diff_command(run: str, a: str, b: str, runs_dir: Path, as_json: bool) -> int:
    """Compare two improvers of a run, A and B: numbers of generations, or beginnings of SHA-256."""
    from stop.ledger.reader import LedgerReader

    with LedgerReader.open(runs_dir, run) as ledger:
        old, new = find_program(ledger, a), find_program(ledger, b)
    lines = list(
        difflib.unified_diff(
            source_lines(old.text),
            source_lines(new.text),
            f"{a} ({old.sha[:12]})",
            f"{b} ({new.sha[:12]})",
            lineterm="",
        )
    )
    if as_json:
        print_json({"a": old.sha, "b": new.sha, "diff": lines})
    elif lines:
        click.echo(printable_source("\n".join(lines)))
    else:
        note(f"{a} and {b} are the same program, {old.sha[:12]}")
    return 0


def find_program(ledger: LedgerReader, name: str) -> Program:
    """The program that a person means. Raises `UsageFault`."""
    from stop.errors import UsageFault
    from stop.single import SCOPE
    from stop.summary import summarise

    if name == "best":
        run = ledger.improvement(SCOPE)
        if run is not None and run.solution is not None:
            return ledger.find_program(run.solution)
        for entry in summarise(ledger).get("solutions", []):
            if entry["best"] is not None:
                return ledger.find_program(entry["best"]["program"])
        raise UsageFault(f"run {ledger.run_id} has found no solution yet")
    if name.isdigit() and len(name) < 6:
        generations = {generation.index: generation for generation in ledger.generations()}
        if int(name) in generations:
            return ledger.find_program(generations[int(name)].improver)
        last = max(generations, default=None)
        known = "no generation yet" if last is None else f"generations 0 to {last}"
        raise UsageFault(f"run {ledger.run_id} has {known}, not {name}")
    return ledger.find_program(name)


def _print_source(text: str) -> None:
    """Exact where it goes to a file or another program, harmless where it goes to a terminal."""
    if sys.stdout.isatty():
        click.echo(printable_source(text))
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
