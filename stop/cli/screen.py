"""What people see: JSON documents, tables, and strings from programs made harmless."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click


def printable(text: object, limit: int | None = None) -> str:
    """`text` with everything that could steer a terminal or break a line written as an escape, cut at `limit`."""
    words = str(text)
    if limit is not None and len(words) > limit:
        words = words[: limit - 1] + "…"
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode()
        for letter in words
    )


def printable_source(source: str) -> str:
    """A program's text with its lines kept and everything else unprintable escaped."""
    return "\n".join(printable(line.expandtabs(4)) for line in source.splitlines())


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


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).replace("%", "", 1).isdigit() or cell == "-"
