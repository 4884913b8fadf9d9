"""Records to fill ledgers with, and strategies that make hostile ones."""

from __future__ import annotations

from hypothesis import strategies as st

from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict
from stop.ledger.records import CallKey, Evaluation, EventContext
from stop.models.base import Message, Reply, Request, request_digest

HOSTILE = "\ud800\udc00 \x00 '); DROP TABLE programs; -- \x1b[2J <script> \udcff é 😀"
"""A pair of lone surrogates (not the letter that they would form), a NUL, SQL, a terminal escape, markup."""

hostile_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)

events = st.builds(
    Event,
    layer=st.sampled_from(Layer),
    technique=st.sampled_from(Technique),
    verdict=st.sampled_from(Verdict),
    detail=hostile_text,
    line=st.none() | st.integers(1, 10_000),
    severity=st.none() | st.sampled_from(Severity),
)

CONTEXT = EventContext(generation=1, program="ab" * 32, role="solution")


def event(detail: str = "open('/etc/passwd')") -> Event:
    """An ordinary event."""
    return Event(Layer.SYSCALL, Technique.FILE_ACCESS, Verdict.BLOCKED, detail, line=3)


def request(content: str = "improve this", seed: int = 7) -> Request:
    """An ordinary request."""
    return Request((Message("system", "You are an expert."), Message("user", content)), n=2, seed=seed)


def key(asked: Request, scope: str = "g1", occurrence: int = 1) -> CallKey:
    """The key of a request."""
    return CallKey(scope, request_digest(asked), occurrence)


def reply(text: str = "def algorithm(): ...", usd: float | None = 0.25) -> Reply:
    """An ordinary reply of two texts."""
    return Reply((text, text), prompt_tokens=11, completion_tokens=13, usd=usd)


def evaluation(program: str, task: str = "maxcut", instances: str = "i1", score: float = 0.5) -> Evaluation:
    """An ordinary evaluation."""
    return Evaluation(program, task, "val", instances, score, "ok", 0.1, 0.2, scores=(score, score))
