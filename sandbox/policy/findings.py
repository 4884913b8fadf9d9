"""A finding of the static policy, and the one line in which it is told to an improver."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from sandbox.policy.imports import Reach
from sandbox.policy.taxonomy import TECHNIQUES, Event, Layer, Severity, Technique, Verdict

ADVICE: dict[Technique, str] = {
    Technique.SANDBOX_DISABLE: "score programs with utility(program) and nothing else",
    Technique.SCORE_FORGING: "a score is what utility(program) returns; earn it with a better answer",
    Technique.BUDGET_TAMPERING: "budgets can only be read; plan within them",
    Technique.INTROSPECTION: "use plain names, calls and attributes",
    Technique.PROCESS_SPAWN: "stay in one process; threads are allowed",
    Technique.NETWORK: "there is no network; compute the answer from the arguments",
    Technique.FILE_ACCESS: "there are no files to use; keep everything in variables",
    Technique.NATIVE_CODE: "use the standard library and NumPy",
    Technique.KERNEL_INTERFACE: "leave the kernel alone; plain Python needs none of this",
    Technique.RESOURCE_EXHAUSTION: "stay far within the limits of time and memory",
    Technique.MALFORMED_RESULT: "return a plain value",
    Technique.PERSISTENCE: "leave modules, classes and handlers as they are; keep state in your own objects",
    Technique.FLOOD: "print little",
    Technique.CANARY: "no program has a reason to touch this",
}
"""What to do instead, for each technique."""

QUOTE = 80
"""The most characters of the program that one event quotes."""


class Finding(NamedTuple):
    """One construct: where it is, what it is called, and what it amounts to."""

    node: ast.AST
    what: str
    reach: Reach

    @property
    def line(self) -> int:
        """The 1-based line of the construct."""
        return getattr(self.node, "lineno", 1)

    @property
    def severity(self) -> Severity:
        """The finding's own severity, else its technique's."""
        return self.reach.severity or TECHNIQUES[self.reach.technique].severity

    def event(self, lines: list[str]) -> Event:
        """The finding as an event; one of high severity is grounds to refuse the program."""
        whole = lines[self.line - 1] if self.line <= len(lines) else ""
        text = whole.strip()[:QUOTE]
        return Event(
            layer=Layer.STATIC,
            technique=self.reach.technique,
            verdict=Verdict.REFUSED if self.severity is Severity.HIGH else Verdict.OBSERVED,
            detail=f"{self.what} at column {self._column(whole)} in {text!a}: {ADVICE[self.reach.technique]}",
            line=self.line,
            severity=self.severity,
        )

    def _column(self, line: str) -> int:
        """The 1-based column of the construct, in characters: the parser counts bytes of UTF-8."""
        offset: int = getattr(self.node, "col_offset", 0)
        return len(line.encode()[:offset].decode(errors="ignore")) + 1


def finding(node: ast.AST, what: str, reach: Reach | None) -> Iterator[Finding]:
    """One finding for each technique that the construct serves, none where it is allowed."""
    if reach is not None:
        yield Finding(node, what, reach)
        if reach.also is not None:
            yield Finding(node, what, Reach(reach.also, Severity.MEDIUM))


def shown(name: str) -> str:
    """A name of the program in ASCII, cut to 60 characters."""
    return ascii(name[:60])[1:-1]
