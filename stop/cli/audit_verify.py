"""`stop audit verify` and `stop audit mark`: whether to trust a record, and what a person thinks of an event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stop.cli.audit_filters import runs_options
from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import note, print_json, printable


@click.command("verify")
@runs_options
@click.option(
    "--anchor",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A copy of the run's audit.anchor that was kept elsewhere: believed more than the one in the run's folder.",
)
@runs_dir_option
@json_option
def verify_command(
    runs: tuple[str, ...], every_run: bool, anchor: Path | None, runs_dir: Path, as_json: bool
) -> int:
    """Check that nobody changed a record.

    Finds events that were edited, removed, reordered, cut off or added, and programs that are not what they were.
    Exits 1 where there is a fault. Marks of auditors are not part of the chain. --json prints an object for one
    run, a list for several or --all.
    """
    from stop.audit.query import choose_runs
    from stop.errors import UsageFault

    chosen = choose_runs(runs_dir, runs, every_run)
    several = every_run or len(runs) > 1
    if anchor is not None and several:
        raise UsageFault("--anchor is the copy of one run's file: name one run")
    checked = [_check(runs_dir, run, anchor) for run in chosen]
    if as_json:
        print_json(checked if several else checked[0])
    else:
        for each in checked:
            _print(each)
    return 0 if all(each["ok"] for each in checked) else 1


def _check(runs_dir: Path, run: str, anchor: Path | None) -> dict[str, Any]:
    """What checking one run found. A file past reading is a fault like any other."""
    from stop.errors import LedgerFault
    from stop.ledger.reader import LedgerReader

    try:
        with LedgerReader.open(runs_dir, run) as ledger:
            found = ledger.verify(anchor)
    except LedgerFault as fault:
        return {"run": run, "ok": False, "events": 0, "unanchored": 0, "head": "", "faults": [str(fault)]}
    return {
        "run": run,
        "ok": found.ok,
        "events": found.events,
        "unanchored": found.unanchored,
        "head": found.head,
        "faults": list(found.faults),
    }


def _print(checked: dict[str, Any]) -> None:
    for fault in checked["faults"]:
        click.echo(printable(fault))
    faults = len(checked["faults"])
    verdict = "sound" if checked["ok"] else f"{faults} {'fault' if faults == 1 else 'faults'}"
    late = ""
    if checked["unanchored"]:
        late = f"; no anchor vouches for the last {checked['unanchored']} yet"
    click.echo(f"run {checked['run']}: {checked['events']} events, {verdict}{late}")


@click.command("mark")
@click.argument("run")
@click.argument("seqs", metavar="SEQ...", nargs=-1, required=True, type=click.IntRange(1))
@click.argument("mark", type=click.Choice(["confirmed", "benign", "needs-look", "unmarked"]))
@click.option("--note", "words", default="", help="Why.")
@click.option("--by", "author", help="Who says so.  [default: your login name]")
@runs_dir_option
@json_option
def mark_command(
    run: str, seqs: tuple[int, ...], mark: str, words: str, author: str | None, runs_dir: Path, as_json: bool
) -> int:
    """Say what you think of events.

    `confirmed`, `benign`, `needs-look`, or `unmarked` to take it back. Works on finished and on running runs. Marks
    stand beside the audit chain, which they do not touch. Nothing is overwritten: the youngest mark counts, and
    `stop audit show` lists all.

    \b
    Try:  stop audit mark latest 17 benign --note "a temporary file of its own"
    """
    from stop.ledger.marks import set_marks
    from stop.ledger.records import Mark

    author = author or _login_name()
    marks = [Mark(seq, mark, words, author) for seq in dict.fromkeys(seqs)]
    name = set_marks(runs_dir, run, marks)
    if as_json:
        print_json(
            [
                {
                    "run": name,
                    "seq": m.seq,
                    "mark": m.mark,
                    "note": m.note,
                    "author": m.author,
                    "time": m.time,
                }
                for m in marks
            ]
        )
    else:
        note(f"marked as {mark} in run {name}: {', '.join(str(each.seq) for each in marks)}")
    return 0


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return "unknown"
