"""The module `helpers` that improvers may import. It runs in the sandbox, beside the improver.

The fence rules follow CommonMark 0.31, section 4.5, as far as replies of language models need them.
"""

from __future__ import annotations

import re
from typing import overload

_LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line of Python. Other separators, such as form feeds, may stand in a program's strings."""

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*([^\n`]*)$")


@overload
def extract_code(reply: str) -> str | None: ...
@overload
def extract_code(reply: list[str]) -> list[str | None]: ...
def extract_code(reply: str | list[str]) -> str | list[str | None] | None:
    """Return the largest fenced code block of a reply, or of each reply of a list; None where there is none.

    A block that is never closed reaches to the end of the reply. A fence inside a block (as in a program that holds
    a prompt) is told from the closing one by the language named behind it, or by being shorter.
    """
    if isinstance(reply, list):
        return [extract_code(each) for each in reply]
    blocks = _fenced_blocks(reply)
    return max(blocks, key=len, default=None)


def _fenced_blocks(reply: str) -> list[str]:
    """The non-empty outermost blocks, in order."""
    blocks: list[str] = []
    block: list[str] = []
    fences: list[str] = []
    for line in _LINE_END.split(reply):
        match = _FENCE.match(line)
        if not fences:
            if match:
                fences.append(match[1])
            continue
        if match and _closes(match, fences[-1]):
            fences.pop()
            if not fences:
                blocks.append("\n".join(block))
                block = []
                continue
        elif match and match[2].strip():
            fences.append(match[1])
        block.append(line)
    return [text for text in [*blocks, "\n".join(block)] if text.strip()]


def _closes(match: re.Match[str], opening: str) -> bool:
    fence = match[1]
    return fence[0] == opening[0] and len(fence) >= len(opening) and not match[2].strip()
