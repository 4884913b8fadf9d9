"""Finds improver programs: bundled ones by name, any file by path. They are text and are never run here."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import stop
from stop.errors import UsageFault
from stop.utility import MAX_PROGRAM


@dataclass(frozen=True)
class SeedImprover:
    """An improver's name, its source, and the first line of its docstring."""

    name: str
    source: str
    description: str


def bundled_improvers() -> list[SeedImprover]:
    """The improvers that come with this package, by name."""
    return [_read(file) for file in sorted(_folder().glob("*.py"))]


def load_improver(name_or_path: str) -> SeedImprover:
    """A bundled improver by name, else a file. Raises `UsageFault`."""
    bundled = {file.stem: file for file in _folder().glob("*.py")}
    if name_or_path in bundled:
        return _read(bundled[name_or_path])
    if Path(name_or_path).suffix != ".py":
        close = get_close_matches(name_or_path[:100], bundled, 1) or sorted(bundled)
        raise UsageFault(f"no improver {name_or_path!r}; choose {' or '.join(close)}, or give a .py file")
    return _read(Path(name_or_path))


def read_program(path: Path) -> str:
    """The text of a program file. Raises `UsageFault` for what cannot be read or is no program's size."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageFault(f"{path} is not UTF-8 text; give a Python file") from None
    except OSError as error:
        raise UsageFault(f"cannot read {path}: {error.strerror}") from None
    if not text.strip():
        raise UsageFault(f"{path} is empty; give a Python program")
    if len(text) > MAX_PROGRAM:
        raise UsageFault(f"{path} has {len(text)} characters; at most {MAX_PROGRAM} are run")
    return text


def _folder() -> Path:
    return Path(stop.__file__).resolve().parent.parent / "seed_improvers"


def _read(path: Path) -> SeedImprover:
    source = read_program(path)
    return SeedImprover(path.stem, source, _first_line(source))


def _first_line(source: str) -> str:
    """The first line of the docstring, by parsing alone; empty where there is none."""
    try:
        return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
