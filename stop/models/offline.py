"""A language model that is none: it answers with random edits of the program in the prompt.

This is a baseline, for runs without a key or a network, and the yardstick that a real model has to beat: it does
genetic improvement (see `stop.models.genetic` for sources), understands nothing, and learns nothing from scores.
"""

from __future__ import annotations

import hashlib
from random import Random

from .base import Reply, Request
from .genetic.mutation import Proposal, propose
from .genetic.prompt import Subject, find_subject
from .genetic.syntax import as_written

OFFLINE_NOTICE = "offline: a genetic-improvement baseline, not a language model"
"""Shown wherever results of this model are."""

_CHARACTERS_PER_TOKEN = 4
_LOST = "I find no Python program to improve here: please show one in a fenced code block."
_STUCK = "I find no change to this program that fits in a reply."


class OfflineModel:
    """Answers each request with mutants of the program that it shows, as a model would write them.

    A reply depends on nothing but the request's messages, seed and temperature, which sets how many edits a mutant
    gets; asking for more completions keeps the first ones. Nothing is executed. Stateless, so thread-safe.
    Tokens are estimated at four characters each, and cost nothing.
    """

    name = "offline"

    def complete(self, request: Request) -> Reply:
        """Answer with `request.n` texts, in prose without a program where there is none to improve. Never raises."""
        prompt = "\n".join(message.content for message in request.messages)
        subject = find_subject(prompt)
        texts = _proposals(subject, request) if subject else [_LOST] * request.n
        texts = [text[: _CHARACTERS_PER_TOKEN * request.max_tokens] for text in texts]
        return Reply(tuple(texts), _tokens(prompt), sum(map(_tokens, texts)), usd=0.0)


def _proposals(subject: Subject, request: Request) -> list[str]:
    written = {program: as_written(program) for program in subject.programs}
    short_enough = tuple(program for program in written if _tokens(written[program]) <= request.max_tokens)
    if not short_enough:
        return [_STUCK] * request.n
    known = set(written.values())

    def wanted(proposal: Proposal) -> bool:
        return proposal.program not in known and _tokens(_written_out(proposal)) <= request.max_tokens

    subject, texts = Subject(subject.entry, short_enough), []
    for index in range(request.n):
        proposal = propose(subject, max(0.0, request.temperature), wanted, _generator(request, index))
        if proposal is not None:
            known.add(proposal.program)
        texts.append(_written_out(proposal) if proposal else _STUCK)
    return texts


def _written_out(proposal: Proposal) -> str:
    return f"Idea: {'; then '.join(proposal.ideas)}.\n\n```python\n{proposal.program}```"


def _generator(request: Request, index: int) -> Random:
    digest = hashlib.sha256()
    for part in [*((message.role, message.content) for message in request.messages), request.seed, index]:
        digest.update(f"{part!r}\n".encode())
    return Random(digest.digest())


def _tokens(text: str) -> int:
    return -(-len(text) // _CHARACTERS_PER_TOKEN)
