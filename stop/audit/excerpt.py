"""A program's lines around the one that an event names."""

from __future__ import annotations

from dataclasses import dataclass

from stop.wording import source_lines


@dataclass(frozen=True)
class Line:
    """One line of a program, counted from 1 as Python counts; hostile text. `marked` is the one an event names."""

    number: int
    text: str
    marked: bool


def marked_line(text: str, line: int | None) -> int | None:
    """`line`, where the program has such a line."""
    return line if isinstance(line, int) and 1 <= line <= len(source_lines(text)) else None


def excerpt(text: str, line: int | None, around: int | None) -> list[Line]:
    """The line with `around` lines before and after it; the whole program for None, the beginning without a line."""
    lines = source_lines(text)
    marked = marked_line(text, line)
    first, last = 1, len(lines)
    if around is not None:
        centre = marked or 1
        first, last = max(1, centre - around), min(last, centre + around)
    return [Line(number, lines[number - 1], number == marked) for number in range(first, last + 1)]
