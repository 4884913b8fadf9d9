"""Where a program came from: back through the improver runs that made it and its makers, to what the user gave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from stop.errors import UsageFault
from stop.interface.helpers import extract_code
from stop.ledger.encoding import text_sha
from stop.ledger.reader import LedgerReader
from stop.ledger.records import LMCall, Program
from stop.single import SCOPE

Origin = Literal["given", "reply", "built"]


@dataclass(frozen=True)
class Source:
    """The reply that holds a program's text: the `reply`-th text of the improver run's `call`-th call, from 1.

    `match` says how: `code block` (what `extract_code` gives is the program), `whole reply`, or `within the reply`.
    `equals` counts further replies that hold it as well.
    """

    call: int
    reply: int
    match: str
    equals: int
    request: LMCall

    def as_json(self) -> dict[str, Any]:
        """The place of the reply, the prompt and the reply's text, as plain data."""
        return {
            "call": self.call,
            "reply": self.reply,
            "match": self.match,
            "equals": self.equals,
            "model": self.request.model,
            "messages": [
                {"role": message.role, "content": message.content}
                for message in self.request.request.messages
            ],
            "text": self.request.texts[self.reply - 1],
        }


@dataclass(frozen=True)
class Step:
    """One program and how it came about: `given` by the user, found in a `reply`, or `built` by the improver itself.

    `words` says it for people. `improver` is the SHA-256 of what made it, None where it was given or is not known.
    """

    program: Program
    origin: Origin
    words: str
    improver: str | None = None
    source: Source | None = None

    def as_json(self) -> dict[str, Any]:
        """The step as plain data, without the program's text."""
        return {
            "program": self.program.sha,
            "role": self.program.role,
            "generation": self.program.generation,
            "scope": self.program.scope,
            "parent": self.program.parent,
            "origin": self.origin,
            "words": self.words,
            "improver": self.improver,
            "source": None if self.source is None else self.source.as_json(),
        }


def trace(ledger: LedgerReader, program: Program) -> list[Step]:
    """The program, the improver that made it, the improver that made that one, and so on to one that was given."""
    steps = [_step(ledger, program)]
    seen = {program.sha}
    while (
        maker := steps[-1].improver
    ) is not None and maker not in seen:  # a forged ledger may go in circles
        seen.add(maker)
        found = ledger.program(maker)
        if found is None:
            break
        steps.append(_step(ledger, found))
    return steps


def describe_scope(scope: str) -> str:
    """The improver run that a scope names, in words."""
    if scope == SCOPE:
        return "the improver run"
    if match := re.fullmatch(r"g(\d+)", scope):
        return f"generation {match[1]}'s improver run, on the improver's own source"
    if match := re.fullmatch(r"(search|trial)/([0-9a-f]{16})/(.*)/(\d+)(/test)?", scope):
        purpose = "try out" if match[1] == "search" else "judge"
        return f"repetition {match[4]} on {match[3]}, made to {purpose} the improver {match[2][:12]}"
    return scope or "outside any improver run"


def _step(ledger: LedgerReader, program: Program) -> Step:
    if program.parent is None:
        return Step(program, "given", _given(ledger, program))
    improver = _improver_of(ledger, program.scope)
    source = _source(ledger, program)
    where = describe_scope(program.scope)
    if source is None:
        words = f"built by the improver itself: no reply of {where} holds this text"
        return Step(program, "built", words, improver)
    again = f", and in {source.equals} more" if source.equals else ""
    words = f"{source.match} of reply {source.reply} to call {source.call}{again}, in {where}"
    return Step(program, "reply", words, improver, source)


def _given(ledger: LedgerReader, program: Program) -> str:
    config = ledger.run().config
    if program.sha == text_sha(str(config.get("improver", ""))):
        return "given by the user: the first improver"
    for task in ledger.tasks().values():
        if program.sha == text_sha(task.seed):
            return f"given by the user: the seed solution of {task.name}"
    if config.get("program") is not None and program.sha == text_sha(config["program"]):
        return "given by the user: the program to improve"
    return "recorded without an origin: no improver made it, and the run's settings do not hold it"


def _improver_of(ledger: LedgerReader, scope: str) -> str | None:
    """Whose run a scope is; of an unfinished one, by the scope's name."""
    recorded = ledger.improvement(scope)
    if recorded is not None:
        return recorded.improver
    if match := re.match(r"(?:search|trial)/([0-9a-f]{16})/", scope):
        try:
            return ledger.find_program(match[1]).sha
        except UsageFault:
            return None
    if scope == SCOPE:
        return text_sha(str(ledger.run().config.get("improver", "")))
    if match := re.fullmatch(r"g(\d{1,9})", scope):
        before = int(match[1]) - 1
        return next((each.improver for each in ledger.generations() if each.index == before), None)
    return None


def _source(ledger: LedgerReader, program: Program) -> Source | None:
    """The first reply that holds the program. Replies that came later than the program can only have copied it."""
    first: Source | None = None
    equals = 0
    for number, call in enumerate(ledger.lm_calls(program.scope), 1):
        if call.created > program.created:
            continue
        for position, text in enumerate(call.texts, 1):
            match = _match(text, program.text)
            if match is None:
                continue
            if first is None:
                first = Source(number, position, match, 0, call)
            else:
                equals += 1
    return first and Source(first.call, first.reply, first.match, equals, first.request)


def _match(reply: str, program: str) -> str | None:
    """How a reply holds a program, whatever ends their lines and surrounds them."""
    reply, program = (text.replace("\r\n", "\n").strip() for text in (reply, program))
    if program not in reply:
        return None
    block = extract_code(reply)
    if block is not None and block.strip() == program:
        return "code block"
    return "whole reply" if reply == program else "within the reply"
