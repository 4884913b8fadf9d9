"""Makes text of unknown origin fit for one line."""

from __future__ import annotations

import re
import unicodedata

_LINE_END = re.compile(r"\r\n|\r|\n")

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


def one_line(text: str, limit: int = 300) -> str:
    """Return the start of `text` on one line of at most `limit` printable characters."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text[: 2 * limit])
    return " ".join(visible.split())[:limit]


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
    """The lines of a program as Python counts them: other separators, such as form feeds, may stand within one."""
    lines = _LINE_END.split(source)
    return lines if lines[-1] else lines[:-1]


def message_of(error: BaseException) -> str:
    """Return an exception's text, even where its class fails to say it."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001  any class may define any __str__
        return "(no message)"
