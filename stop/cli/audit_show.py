"""`stop audit show` and `stop audit trace`: one event with all its evidence; where a program came from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import print_degraded, print_json, print_table, printable

if TYPE_CHECKING:
    from stop.audit.dossier import Dossier
    from stop.audit.lineage import Step

_AROUND, _BEGINNING = 8, 40
"""Lines shown before and after the one that an event names; lines shown where it names none."""

_PROMPT, _WORDS, _OTHERS = 300, 5000, 20


@click.command("show")
@click.argument("run")
@click.argument("seq", type=click.IntRange(1))
@click.option(
    "--full", is_flag=True, help="The whole program, prompt and reply, and all events of the program."
)
@runs_dir_option
@json_option
def show_command(run: str, seq: int, full: bool, runs_dir: Path, as_json: bool) -> int:
    """Show one event with all its evidence.

    What was seen, whether to believe it, the program with its line marked, the reply that it came from, what else
    was seen of it, its scores, and what auditors think. SEQ is the event's number from `stop audit list`.
    """
    from stop.audit.dossier import open_dossier
    from stop.ledger.reader import LedgerReader

    with LedgerReader.open(runs_dir, run) as ledger:
        dossier = open_dossier(ledger, seq)
        degraded = ledger.run().degraded
    if as_json:
        print_json({**dossier.as_json(), "degraded": [word.as_json() for word in degraded]})
        return 0
    _print_event(dossier)
    print_degraded(degraded)
    _print_source(dossier, full)
    _heading("where the program came from")
    _print_lineage(dossier.lineage, full)
    _print_sightings(dossier, full)
    _print_scores(dossier)
    _print_marks(dossier)
    return 0


@click.command("trace")
@click.argument("run")
@click.argument("program")
@click.option("--full", is_flag=True, help="The whole prompts and replies.")
@runs_dir_option
@json_option
def trace_command(run: str, program: str, full: bool, runs_dir: Path, as_json: bool) -> int:
    """Show where a program came from.

    The reply that holds it, the improver that asked for it, where that one came from, and so on. PROGRAM is `best`,
    the number of a generation (its improver), or the beginning of a SHA-256, as for `stop show`.
    """
    from stop.audit.lineage import trace
    from stop.cli.records import find_program
    from stop.ledger.reader import LedgerReader

    with LedgerReader.open(runs_dir, run) as ledger:
        steps = trace(ledger, find_program(ledger, program))
        name = ledger.run_id
    if as_json:
        print_json([step.as_json() for step in steps])
        return 0
    _print_lineage(steps, full)
    click.echo(f"\nwhat it tried: stop audit list {name} --program {steps[0].program.sha[:12]}")
    return 0


def _heading(words: str) -> None:
    click.echo(f"\n{words}\n")


def _print_event(dossier: Dossier) -> None:
    event, entry = dossier.event, dossier.entry
    believed = "verified: the layer stands outside the program's reach"
    if not dossier.believed:
        believed = "not verified: intent read in the text, or a hint that the program could have forged"
    definition = "not a technique: the record was tampered with" if entry is None else entry.definition
    for name, words in (
        ("event", f"{event.seq} of run {event.run}, {event.time}"),
        ("technique", f"{event.technique}: {definition}"),
        ("attack id", (entry and entry.attack_id) or "-"),
        ("severity", event.severity),
        ("verdict", event.verdict),
        ("layer", f"{event.layer} ({believed})"),
        ("detail", event.detail),
        ("program", f"{event.program} ({event.role}, generation {event.generation})"),
        ("scope", event.scope),
        ("hash", event.hash),
        ("mark", dossier.marks[-1].mark if dossier.marks else "unmarked"),
    ):
        click.echo(f"{name:<10} {printable(words, _WORDS)}")


def _print_source(dossier: Dossier, full: bool) -> None:
    from stop.audit.excerpt import excerpt, marked_line

    program, line = dossier.program, dossier.event.line
    if program is None:
        _heading("the program is not in the ledger")
        return
    marked = marked_line(program.text, line)
    if marked is not None:
        _heading(f"line {marked} of the program")
    elif line is None:
        _heading("the program (this layer does not see lines)")
    else:
        _heading(f"the program, which has no line {line}")
    around = None if full else (_AROUND if marked else _BEGINNING)
    shown = excerpt(program.text, line, around)
    for each in shown:
        words = printable(each.text.expandtabs(4), None if full else _PROMPT)
        click.echo(f"{'>' if each.marked else ' '} {each.number:4}  {words}")
    if len(shown) < len(excerpt(program.text, line, None)):
        click.echo("\n  (--full shows all of it, and the prompt and the reply)")


def _print_lineage(steps: Iterable[Step], full: bool) -> None:
    for step in steps:
        program = step.program
        click.echo(
            printable(f"{program.role} {program.sha[:12]}, generation {program.generation}: {step.words}")
        )
        if step.source is not None:
            source = step.source
            call = source.request
            for message in call.request.messages:
                _print_text(f"{message.role} prompt to {call.model}", message.content, full)
            _print_text("reply", call.texts[source.reply - 1], full)
        if step.improver is not None:
            click.echo(f"  made by the improver {step.improver[:12]}:")


def _print_text(title: str, text: str, full: bool) -> None:
    from stop.wording import source_lines

    if not full:
        click.echo(f"  {printable(title)}: {printable(' '.join(text.split()), _PROMPT)}")
        return
    click.echo(f"  {printable(title)}:")
    for line in source_lines(text):
        click.echo(f"    | {printable(line.expandtabs(4))}")


def _print_sightings(dossier: Dossier, full: bool) -> None:
    from stop.cli.events import EVENT_HEADINGS, event_row

    _heading("what each layer saw of this program in this run")
    click.echo(", ".join(f"{layer} {number}" for layer, number in dossier.seen_by().items()))
    others = dossier.others if full else dossier.others[:_OTHERS]
    if others:
        click.echo()
        print_table(EVENT_HEADINGS, [event_row(event.as_json()) for event in others])
    if len(others) < len(dossier.others):
        click.echo(f"... and {len(dossier.others) - len(others)} more")


def _print_scores(dossier: Dossier) -> None:
    if dossier.evaluations:
        _heading("what the program was given for it")
        print_table(
            ["task", "split", "score", "status", "detail"],
            [(e.task, e.split, f"{e.score:.4f}", e.status, e.detail[:100]) for e in dossier.evaluations],
        )


def _print_marks(dossier: Dossier) -> None:
    if dossier.marks:
        _heading("marks of auditors, the last one counts")
        print_table(
            ["mark", "by", "time (UTC)", "note"],
            [(m.mark, m.author, m.time[:19], m.note[:500]) for m in dossier.marks],
        )
