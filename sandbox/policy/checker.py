"""The static policy: what a program's text says it would try, line by line, without running any of it.

It is evidence, never a boundary: a text can always hide what it means, and containment does not rest on this layer.
It tells intent early, with line numbers, in words that an improver can act on.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator

from sandbox.policy import (
    access,
    definitions,
    endings,
    evaluation,
    exhaustion,
    flag,
    patching,
    reach,
    writings,
)
from sandbox.policy.findings import Finding
from sandbox.policy.origins import Program
from sandbox.policy.taxonomy import Event, Severity

LONGEST = 256 * 1024
"""The longest program that is read, in bytes of UTF-8."""

MOST_DOTS = 1000
"""The most dots in one dotted name: Python's parser takes quadratic time and memory for `import a.a.a...`."""

MOST_EVENTS = 64
"""The most events that one program gives rise to; the gravest are kept."""

_RULES: tuple[Callable[[Program], Iterator[Finding]], ...] = (
    reach.imports,
    reach.references,
    reach.detours,
    reach.baits,
    reach.secrets,
    access.attributes,
    access.calls,
    access.handed_on,
    access.subscripts,
    access.spelled,
    access.syntax,
    patching.stores,
    patching.through_parameters,
    definitions.classes,
    definitions.made_classes,
    evaluation.evaluators,
    flag.flags,
    writings.written_flags,
    writings.environment,
    writings.rewrites,
    evaluation.scorers,
    exhaustion.loops,
    exhaustion.sizes,
    exhaustion.calls,
    endings.raised,
    endings.threads,
)
_DOTTED = re.compile(r"\w++(?:[\s\\]*+\.[\s\\]*+\w++)*+")
_TOO_DEEP = "the program is nested too deeply to be checked: use more and shorter statements"
_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


class Unparsable(ValueError):
    """The text cannot be read as a program: too long, too deeply nested, or not text at all."""


def check(source: str) -> tuple[Event, ...]:
    """What the program `source` would try, as events of the static layer, in the order of its lines.

    An event of severity high has the verdict `REFUSED`: the program is not to be run where the policy is enforced.
    Fainter ones are `OBSERVED`. There is at most one event for a technique on a line, and `MOST_EVENTS` in all. The
    text must be compiled as the same `str`: as bytes, an encoding declaration could make another program of it.

    Raises `SyntaxError` where Python would, and `Unparsable` for what its parser cannot take: null bytes, lone
    surrogates, nesting that is too deep, more than `LONGEST` bytes. Never runs anything, and raises nothing else.
    """
    return judge(read(source), source)


def read(source: str) -> Program:
    """The program `source`, walked and ready to be asked. Raises what `check` raises."""
    tree = _parsed(source)
    try:
        return Program(tree)
    except (RecursionError, MemoryError) as error:
        raise Unparsable(_TOO_DEEP) from error


def judge(program: Program, source: str) -> tuple[Event, ...]:
    """What `check` finds, for a program that was read from `source` already. Raises `Unparsable`."""
    try:
        found = [finding for rule in _RULES for finding in rule(program)]
    except (RecursionError, MemoryError) as error:
        raise Unparsable(_TOO_DEEP) from error
    lines = lines_of(source)
    return tuple(finding.event(lines) for finding in _worth_telling(found))


def lines_of(source: str) -> list[str]:
    """The lines of a program as Python counts them: form feeds and other separators may stand within one."""
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _parsed(source: str) -> ast.Module:
    if source.count(".") > MOST_DOTS and any(
        match[0].count(".") > MOST_DOTS for match in _DOTTED.finditer(source)
    ):
        raise Unparsable(f"a name of the program has more than {MOST_DOTS} dots: use shorter names")
    try:
        if len(source) > LONGEST or len(source.encode()) > LONGEST:
            raise Unparsable(f"the program is longer than {LONGEST} bytes: shorten it")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (RecursionError, MemoryError, OverflowError) as error:
        raise Unparsable(
            "the program is nested too deeply to be parsed: use more and shorter statements"
        ) from error
    except ValueError as error:
        if isinstance(error, Unparsable):
            raise
        raise Unparsable("the program holds null bytes or broken characters: write plain text") from error


def _worth_telling(found: list[Finding]) -> list[Finding]:
    """The gravest finding for each technique and line, no more than `MOST_EVENTS` of them, by line."""
    by_gravity = sorted(found, key=lambda finding: (_ORDER[finding.severity], finding.line))
    told: dict[tuple[str, int], Finding] = {}
    for finding in by_gravity:
        told.setdefault((finding.reach.technique, finding.line), finding)
    return sorted(list(told.values())[:MOST_EVENTS], key=lambda finding: finding.line)
