"""`stop audit export`: events for other tools."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stop.cli.audit_filters import filter_options, make_filter, runs_options
from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import note, print_json

if TYPE_CHECKING:
    from stop.audit.exporters import Finding, RunFindings
    from stop.ledger.events import EventFilter
    from stop.ledger.reader import LedgerReader
    from stop.ledger.records import Program

_PROGRAMS_KEPT = 256


@click.command("export")
@runs_options
@filter_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "sarif", "html"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines, CSV without formulas, SARIF 2.1.0 for code viewers, or one HTML page.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option("--limit", type=click.IntRange(1), help="At most so many events of each run, the first ones.")
@runs_dir_option
@json_option
def export_command(
    runs: tuple[str, ...],
    every_run: bool,
    model: tuple[str, ...],
    form: str,
    out: Path | None,
    limit: int | None,
    runs_dir: Path,
    as_json: bool,
    **conditions: Any,
) -> int:
    """Write events for other tools.

    In the order in which they were recorded. Every format is safe to open: what programs wrote is text there,
    whatever it contains. JSON Lines has it exactly, the others with control characters escaped. SARIF names the
    program files under the run's folder, relative to where --out is written, so that a viewer finds the lines.
    --json, which needs --out, says what was written.

    \b
    Try:  stop audit export --format sarif --out audit.sarif
          stop audit export --all --severity high --format csv --out grave.csv
    """
    from stop.audit.exporters import EXPORTERS
    from stop.audit.query import choose_runs, open_runs
    from stop.errors import UsageFault

    if as_json and out is None:
        raise UsageFault("--json says what was written to a file: name one with --out")
    which = make_filter(**conditions)
    chosen = choose_runs(runs_dir, runs, every_run)
    written = _Written()
    with open_runs(runs_dir, chosen, model, note if every_run else None) as ledgers:
        base = (Path.cwd() if out is None else out.absolute().parent).resolve()
        pieces = EXPORTERS[form](
            written.of(ledger, which, limit, base, form == "sarif") for ledger in ledgers
        )
        if out is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece.encode("utf-8"))
            sys.stdout.buffer.flush()
            return 0
        with _whole_file(out) as file:
            file.writelines(pieces)
        names = [ledger.run_id for ledger in ledgers]
    if as_json:
        print_json({"file": str(out), "format": form, "runs": names, "events": written.events})
    else:
        note(f"wrote {written.events:,} events of {', '.join(names)} to {out}")
    return 0


class _Written:
    """Prepares runs for an exporter, and counts the events that it takes."""

    def __init__(self) -> None:
        self.events = 0

    def of(
        self, ledger: LedgerReader, which: EventFilter, limit: int | None, base: Path, files: bool
    ) -> RunFindings:
        from stop.audit.exporters import RunFindings
        from stop.audit.query import model_of
        from stop.ledger.export import PROGRAMS_NAME

        folder = ledger.folder / PROGRAMS_NAME
        if files:
            try:
                ledger.export_programs(
                    folder
                )  # a run under way has written those of finished generations only
            except OSError as error:
                note(f"program files are missing in {folder}: {error.strerror}")
        findings = self._count(islice(_findings(ledger, which), limit))
        program = lru_cache(_PROGRAMS_KEPT)(ledger.program)
        return RunFindings(ledger.run_id, model_of(ledger), findings, program, _address_in(folder, base))

    def _count(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            self.events += 1
            yield finding


def _findings(ledger: LedgerReader, which: EventFilter) -> Iterator[Finding]:
    from stop.audit.exporters import Finding

    marks = ledger.marks()
    for event in ledger.find_events(which):
        yield Finding(event, marks.get(event.seq))


def _address_in(folder: Path, base: Path) -> Any:
    """From a program to the address of its file in `folder`, relative to `base` (RFC 3986, section 4.2)."""
    from urllib.parse import quote

    from stop.ledger.export import file_name

    prefix = quote(Path(os.path.relpath(folder.resolve(), base)).as_posix())

    def address(program: Program) -> str:
        return f"{prefix}/{quote(file_name(program))}"

    return address


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[Any]:
    """A text file that appears when it is complete. Raises `UsageFault` where it cannot be written."""
    from stop.errors import UsageFault

    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("x", encoding="utf-8", newline="") as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise UsageFault(f"cannot write {path}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
