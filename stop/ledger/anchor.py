"""The audit chain's head, noted in a plain text file outside the database.

Whoever recomputes the whole chain inside the database is found by it; copy the file elsewhere to be sure of it.
"""

from __future__ import annotations

import re
from pathlib import Path

from stop.ledger.files import write_whole
from stop.ledger.records import now

ANCHOR_NAME = "audit.anchor"

_LINE = re.compile(r"(\d{1,18}) ([0-9a-f]{64}) \S+")


def append_anchor(folder: Path, seq: int, digest: str) -> None:
    """Add the line `<seq> <hash> <time>`, unless the last one says the same. Raises OSError."""
    path = folder / ANCHOR_NAME
    lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
    if not lines or not lines[-1].startswith(f"{seq} {digest} "):
        write_whole(path, "".join(f"{line}\n" for line in [*lines, f"{seq} {digest} {now()}"]).encode())


def read_anchors(path: Path) -> tuple[dict[int, str], list[str]]:
    """The noted hashes by seq, and one line for each fault of the file itself."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        return {}, [f"{ANCHOR_NAME}: {error.strerror}: an anchor is written with every run"]
    anchors: dict[int, str] = {}
    faults = []
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            faults.append(f"{ANCHOR_NAME}: line {number} is no anchor")
        elif anchors.setdefault(int(match[1]), match[2]) != match[2]:
            faults.append(f"{ANCHOR_NAME}: line {number} contradicts an earlier one")
    if 0 not in anchors:
        faults.append(f"{ANCHOR_NAME}: the first line, of the empty chain, is missing")
    return anchors, faults
