"""Makes text of unknown origin fit for one line."""

from __future__ import annotations


def one_line(text: str, limit: int = 300) -> str:
    """Return the start of `text` on one line of at most `limit` printable characters."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text[: 2 * limit])
    return " ".join(visible.split())[:limit]


def message_of(error: BaseException) -> str:
    """Return an exception's text, even where its class fails to say it."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001  any class may define any __str__
        return "(no message)"
