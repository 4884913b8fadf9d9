"""Finds the programs in a prompt: which are to be improved, and what the function that they define is called."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from .syntax import functions, parse

MOST_CHARACTERS_READ = 2**20
"""How much is parsed for each prompt, counting what is parsed again: a bound on the work that a hostile one causes."""

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
    """The programs in a prompt that ask to be improved, or None where no fenced block holds one.

    The prompt names the function to be defined ("Define `name(...)`"): the blocks that define it are the programs.
    Where none does, it is the first program that is not shown as the score function.
    """
    fenced = _fenced_programs(prompt)
    entries = [match[1] or match[2] for match in _ASKED_FOR.finditer(prompt)]
    entries += [block.defines[-1] for block in fenced if not _is_score_function(block)]
    for entry in entries:
        programs = tuple(block.text for block in fenced if entry in block.defines)
        if programs:
            return Subject(entry, programs)
    return None


def _is_score_function(block: _Fenced) -> bool:
    """Whether the prose before a block announces a score function, or the block itself says what to define."""
    return bool(_SCORING.search(block.introduction) or _ASKED_FOR.search(block.text))


def _fenced_programs(prompt: str) -> list[_Fenced]:
    """The fenced blocks that hold a program, as far as `MOST_CHARACTERS_READ` reaches."""
    lines = prompt.splitlines()
    closings = [number for number, line in enumerate(lines) if _CLOSING.match(line)]
    found: list[_Fenced] = []
    introduction, at, left = "", 0, MOST_CHARACTERS_READ
    while at < len(lines):
        if not _OPENING.match(lines[at]):
            introduction = lines[at].strip() or introduction
            at += 1
            continue
        start, at = at + 1, at + 1
        # A program may hold fences in its strings: its block ends at the first one that leaves something that parses.
        for closing in closings[bisect_left(closings, start) :]:
            text = "\n".join(lines[start:closing])
            left -= len(text) + 1
            if left < 0:
                return [block for block in found if block.defines]
            tree = parse(text)
            if tree is not None:
                found.append(_Fenced(text, tuple(functions(tree)), introduction))
                at = closing + 1
                break
    return [block for block in found if block.defines]
