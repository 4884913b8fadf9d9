"""`stop audit`: what generated programs tried."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from sandbox.policy.taxonomy import TECHNIQUES, Layer, Severity, Technique, Verdict
from stop.cli.options import json_option, runs_dir_option
from stop.cli.probe import probe_command
from stop.cli.screen import note, print_json, print_table, printable, source_lines


@click.group("audit")
def audit_command() -> None:
    """What generated programs tried, with evidence."""


@audit_command.command("list")
@click.argument("run", default="latest")
@click.option(
    "--technique", type=click.Choice([str(each) for each in Technique]), help="Only this technique."
)
@click.option("--layer", type=click.Choice([str(each) for each in Layer]), help="Only what this layer saw.")
@click.option(
    "--severity", type=click.Choice([str(each) for each in Severity]), help="Only of this severity."
)
@click.option("--verdict", type=click.Choice([str(each) for each in Verdict]), help="Only with this verdict.")
@click.option("--role", type=click.Choice(["improver", "solution"]), help="Only of such programs.")
@click.option("--limit", type=click.IntRange(1), help="At most so many events, the first ones.")
@runs_dir_option
@json_option
def list_command(run: str, limit: int | None, runs_dir: Path, as_json: bool, **conditions: str | None) -> int:
    """List the events of a run, in the order in which they were recorded."""
    from stop.cli.events import EVENT_HEADINGS, event_row
    from stop.ledger.reader import LedgerReader

    where = {name: value for name, value in conditions.items() if value is not None}
    with LedgerReader.open(runs_dir, run) as ledger:
        events = [event.as_json() for event in islice(ledger.events(where=where), limit)]
        name = ledger.run_id
    if as_json:
        print_json(events)
    elif events:
        print_table(EVENT_HEADINGS, [event_row(event) for event in events])
        note(f"one of them in full: stop audit show {name} SEQ")
    else:
        note(f"run {name} has no such events")
    return 0


@audit_command.command("show")
@click.argument("run")
@click.argument("seq", type=click.IntRange(1))
@runs_dir_option
@json_option
def show_command(run: str, seq: int, runs_dir: Path, as_json: bool) -> int:
    """Show one event: what was seen, by which layer, and the program with the line marked."""
    from stop.errors import UsageFault
    from stop.ledger.reader import LedgerReader

    with LedgerReader.open(runs_dir, run) as ledger:
        event = next(ledger.events(after=seq - 1), None)
        if event is None or event.seq != seq:
            raise UsageFault(f"run {ledger.run_id} has no event {seq}; `stop audit list` shows them")
        program = None if event.program is None else ledger.program(event.program)
    if as_json:
        text = None if program is None else program.text
        print_json({**event.as_json(), "scope": event.scope, "hash": event.hash, "text": text})
        return 0
    technique = TECHNIQUES[Technique(event.technique)]
    believed = "verified" if Layer(event.layer).verified else "not verified: the program could have forged it"
    for name, words in (
        ("event", f"{event.seq} of run {event.run}, {event.time}"),
        ("technique", f"{event.technique}: {technique.definition}"),
        ("attack id", technique.attack_id or "-"),
        ("severity", event.severity),
        ("verdict", event.verdict),
        ("layer", f"{event.layer} ({believed})"),
        ("detail", event.detail),
        ("program", f"{event.program} ({event.role}, generation {event.generation})"),
        ("scope", event.scope),
        ("hash", event.hash),
    ):
        click.echo(f"{name:<10} {printable(words)}")
    if program is not None:
        click.echo()
        for number, line in enumerate(source_lines(program.text), 1):
            click.echo(f"{'>' if number == event.line else ' '} {number:4}  {printable(line.expandtabs(4))}")
    return 0


@audit_command.command("verify")
@click.argument("run", default="latest")
@runs_dir_option
@json_option
def verify_command(run: str, runs_dir: Path, as_json: bool) -> int:
    """Check that a run's record was not edited, cut or reordered. Exits 1 if it was."""
    from stop.ledger.reader import LedgerReader

    with LedgerReader.open(runs_dir, run) as ledger:
        checked = ledger.verify()
        name = ledger.run_id
    if as_json:
        print_json({"run": name, "ok": checked.ok, "events": checked.events, "faults": list(checked.faults)})
    else:
        for fault in checked.faults:
            click.echo(printable(fault))
        verdict = "sound" if checked.ok else f"{len(checked.faults)} faults"
        click.echo(f"run {name}: {checked.events} events, {verdict}")
    return 0 if checked.ok else 1


audit_command.add_command(probe_command)
