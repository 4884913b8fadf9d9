"""`stop audit list`: events, newest or gravest first, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stop.cli.audit_filters import filter_options, make_filter, runs_options
from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import note, print_table

if TYPE_CHECKING:
    from stop.ledger.reader import LedgerReader
    from stop.ledger.records import AuditEvent

PAGE = 50


@click.command("list")
@runs_options
@filter_options
@click.option(
    "--order",
    type=click.Choice(["newest", "gravest", "recorded"]),
    help="What comes first; `recorded` is oldest first, and what --json does by default.  [default: newest]",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=f"At most so many events.  [default: {PAGE}; all with --json]",
)
@click.option(
    "--page", type=click.IntRange(1), default=1, show_default=True, help="Which page of --limit events."
)
@runs_dir_option
@json_option
def list_command(
    runs: tuple[str, ...],
    every_run: bool,
    model: tuple[str, ...],
    order: Any,
    limit: int | None,
    page: int,
    runs_dir: Path,
    as_json: bool,
    **conditions: Any,
) -> int:
    """List what programs tried.

    In the latest run, in those named, or in all. RUN is a run's id, the beginning of one, or `latest`.

    \b
    Try:  stop audit list --severity high --order gravest
          stop audit list --all --technique network --technique file_access --since 7d
          stop audit list RUN --mark unmarked --page 2
    """
    from stop.audit.query import choose_runs, count_events, find_events, open_runs
    from stop.errors import UsageFault

    which = make_filter(**conditions)
    if page > 1 and limit is None and as_json:
        raise UsageFault("--page needs --limit where --json prints all")
    size = limit or (None if as_json else PAGE)
    skip = (page - 1) * (size or 0)
    chosen = choose_runs(runs_dir, runs, every_run)
    with open_runs(runs_dir, chosen, model, note if every_run else None) as ledgers:
        found = islice(
            find_events(ledgers, which, order or ("recorded" if as_json else "newest"), skip), size
        )
        for ledger in ledgers:
            for word in ledger.run().degraded:
                note(f"{ledger.run_id}: degraded sandbox: {word}")
        if as_json:
            _stream(event.as_json() for event in found)
            return 0
        shown = list(found)
        full = not shown or len(shown) == size
        total = count_events(ledgers, which) if full and (shown or page > 1) else skip + len(shown)
        _print(shown, ledgers)
    if not shown:
        note(
            "no such events"
            if total == 0
            else f"there are {total} such events: page {page} is past the last one"
        )
        return 0
    rest = total - skip - len(shown)
    if rest > 0:
        note(f"{rest:,} more: --page {page + 1}, or --limit, or --json for all")
    note(f"one of them in full: stop audit show {shown[0].run} {shown[0].seq}")
    return 0


def _print(events: list[AuditEvent], ledgers: list[LedgerReader]) -> None:
    """The events as a table, with a column for the run where there are several, and one for marks where one is set."""
    from stop.cli.events import EVENT_HEADINGS, event_row

    marks = {(ledger.run_id, seq): mark.mark for ledger in ledgers for seq, mark in ledger.marks().items()}
    extra = ["run"] * (len(ledgers) > 1) + ["mark"] * bool(marks)
    rows = []
    for event in events:
        cells = {"run": event.run, "mark": marks.get((event.run, event.seq), "-")}
        rows.append([*(cells[name] for name in extra), *event_row(event.as_json())])
    if rows:
        print_table([*extra, *EVENT_HEADINGS], rows)


def _stream(documents: Iterable[dict[str, Any]]) -> None:
    """A JSON list, written as it is read: a million events need no more memory than one."""
    import json

    empty = True
    for document in documents:
        click.echo("[\n  " if empty else ",\n  ", nl=False)
        click.echo(json.dumps(document, allow_nan=False), nl=False)
        empty = False
    click.echo("[]" if empty else "\n]")
