"""Programs written out as files, for people; nothing reads them back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from stop.errors import LedgerFault
from stop.ledger.encoding import encode
from stop.ledger.files import write_whole
from stop.ledger.records import Program

PROGRAMS_NAME = "programs"

_SHA = re.compile(r"[0-9a-f]{64}")


def file_name(program: Program) -> str:
    """`<generation>-<role>-<first 12 digits of the SHA-256>.py`.

    Raises `LedgerFault` for a record that the ledger did not write: a name is never taken from hostile text.
    """
    if program.role not in ("improver", "solution") or not _SHA.fullmatch(program.sha):
        raise LedgerFault(f"program {program.sha[:12]!r} has a forged record: run `stop audit verify`")
    return f"{int(program.generation)}-{program.role}-{program.sha[:12]}.py"


def export_programs(programs: Iterable[Program], directory: Path) -> list[Path]:
    """Write the programs that are not in `directory` yet, byte for byte, and return their paths. Raises OSError."""
    directory.mkdir(parents=True, exist_ok=True)
    present = {path.name for path in directory.iterdir()}
    written = []
    for program in programs:
        name = file_name(program)
        if name not in present:
            write_whole(directory / name, encode(program.text))
            written.append(directory / name)
    return written
