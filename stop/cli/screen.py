"""What people see: JSON documents, tables, and strings from programs made harmless."""

from __future__ import annotations

import json
import logging
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

_INVISIBLE = frozenset(
    map(
        chr,
        [
            *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x1D159),
            *(*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
        ],
    )
)
"""Letters that show as nothing, though Python calls them printable: fillers, blanks, variation selectors."""

_MARKS = 2
"""So many accents may sit on one letter; more of them pile up over the lines around."""


def printable(text: object, limit: int | None = None) -> str:
    """`text` with everything that could steer a terminal, hide, or break a line written as an escape, cut at `limit`.

    Bidirectional controls and characters of no width are none that Python calls printable (Unicode category Cf).
    """
    words = str(text)
    if limit is not None and len(words) > limit:
        words = words[: limit - 1] + "…"
    if words.isascii() and words.isprintable():
        return words
    shown, marks = [], 0
    for letter in words:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        visible = letter.isprintable() and letter not in _INVISIBLE and marks <= _MARKS
        shown.append(letter if visible else letter.encode("unicode_escape", "surrogatepass").decode())
    return "".join(shown)


def source_lines(source: str) -> list[str]:
    """The lines of a program as Python counts them. `splitlines` would end one at a form feed, too."""
    return re.split(r"\r\n|\r|\n", source.removesuffix("\n"))


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


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).replace("%", "", 1).isdigit() or cell == "-"
