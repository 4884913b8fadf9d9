"""What people see: JSON documents, tables, and strings from programs made harmless."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from stop.wording import printable, source_lines

__all__ = [
    "interval",
    "is_terminal",
    "note",
    "print_json",
    "print_table",
    "printable",
    "printable_source",
    "source_lines",
]


def printable_source(source: str) -> str:
    """A program's text with its lines kept and everything else unprintable escaped."""
    return "\n".join(printable(line.expandtabs(4)) for line in source_lines(source))


def print_json(document: Any) -> None:
    """One JSON document on standard output, plain ASCII."""
    click.echo(json.dumps(document, indent=2, allow_nan=False, default=str))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Aligned columns; numbers to the right. Headings and cells come from anywhere and are escaped."""
    headings = [printable(heading) for heading in headings]
    cells = [[printable(cell) for cell in row] for row in rows]
    numeric = [
        bool(cells) and all(_is_number(row[column]) for row in cells) for column in range(len(headings))
    ]
    widths = [max(len(row[column]) for row in [list(headings), *cells]) for column in range(len(headings))]
    for row in [list(headings), *cells] if any(headings) else cells:
        aligned = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ]
        click.echo("  ".join(aligned).rstrip())


def interval(estimate: Mapping[str, Any] | None) -> str:
    """`0.571 [0.563, 0.580]`, or a dash for what was not measured."""
    if estimate is None:
        return "-"
    return f"{estimate['mean']:.3f} [{estimate['low']:.3f}, {estimate['high']:.3f}]"


def note(words: str) -> None:
    """A line on standard error, which never mixes with results."""
    click.echo(printable(words), err=True)


class PrintableFormatter(logging.Formatter):
    """Makes log records fit for a terminal: they may quote servers and programs."""

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line."""
        return printable(super().format(record))


def print_degraded(words: Iterable[object]) -> None:
    """A line for each layer that was weaker than it should have been, beside the results that rest on it."""
    for word in words:
        click.echo(printable(f"degraded sandbox: {word}"))


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).replace("%", "", 1).isdigit() or cell == "-"
