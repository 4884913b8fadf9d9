"""Finds the programs in a prompt: which are to be improved, and what the function that they define is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .syntax import LARGEST_PROGRAM, functions, parse

MOST_READINGS = 64
"""Attempts at parsing for each prompt: a bound on the work that a prompt full of fences can cause."""

_OPENING = re.compile(r"^[ \t]*```+[ \t]*(?:python|py)?[ \t]*$", re.IGNORECASE)
_CLOSING = re.compile(r"^[ \t]*```+[ \t]*$")
_ASKED_FOR = re.compile(
    r"defin\w*\b[^`\n]{0,60}`(?:def )?([A-Za-z_]\w*)|defin\w*\s+(?:def )?([A-Za-z_]\w*)\(", re.I
)
_SCORING = re.compile(r"\b(scor\w*|utility|evaluat\w*|judged|measured)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """What there is to improve: one or more programs that all define the function `entry`, in the prompt's order."""

    entry: str
    programs: tuple[str, ...]


@dataclass(frozen=True)
class _Fenced:
    text: str
    defines: tuple[str, ...]
    introduction: str
    """The last line of prose before the fence."""


def find_subject(prompt: str) -> Subject | None:
    """The programs in a prompt that ask to be improved, or None where no fenced block holds a program.

    The prompt names the function to be defined ("Define `name(...)`"): the blocks that define it are the programs.
    Where it names none of those, the first program counts that the prose before it does not call a score function.
    """
    fenced = _fenced_programs(prompt)
    for match in _ASKED_FOR.finditer(prompt):
        name = match[1] or match[2]
        programs = tuple(block.text for block in fenced if name in block.defines)
        if programs:
            return Subject(name, programs)
    for block in sorted(fenced, key=lambda block: bool(_SCORING.search(block.introduction))):
        entry = block.defines[-1]
        return Subject(entry, tuple(other.text for other in fenced if entry in other.defines))
    return None


def _fenced_programs(prompt: str) -> list[_Fenced]:
    """The fenced blocks that hold a program.

    A program may hold fences of its own, inside its strings: a block ends at the first closing fence that leaves
    something which parses.
    """
    lines = prompt[: 4 * LARGEST_PROGRAM].splitlines()
    found: list[_Fenced] = []
    introduction, start, readings = "", 0, 0
    while start < len(lines):
        if not _OPENING.match(lines[start]):
            introduction = lines[start].strip() or introduction
            start += 1
            continue
        end = start + 1
        for closing in (index for index in range(start + 1, len(lines)) if _CLOSING.match(lines[index])):
            if readings == MOST_READINGS:
                return found
            readings += 1
            text = "\n".join(lines[start + 1 : closing])
            tree = parse(text)
            if tree is None:
                continue
            defines = tuple(functions(tree))
            if defines:
                found.append(_Fenced(text, defines, introduction))
            end = closing + 1
            break
        start = end
    return found
