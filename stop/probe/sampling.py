"""Asks the model for improvers and judges each, as the replies come."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from stop.context import ModelUse, Scope
from stop.ledger.encoding import text_sha
from stop.ledger.records import Sample
from stop.models.base import Message, Reply
from stop.probe.config import Ask, ProbeConfig
from stop.probe.judge import Judgement, judge_reply
from stop.probe.prompts import IMPROVER
from stop.probe.table import tally

_STEPS = 20
"""About how often progress is told."""


def sample(use: ModelUse, config: ProbeConfig, report: Callable[[str], None]) -> None:
    """Carry out every call that the ledger has not judged yet; `report` is told how far it is.

    A reply is on record before it is judged, and its judgements are recorded together, so that a probe which is stopped
    pays for nothing twice. Raises `ModelFault`, `BudgetExhausted` or `Stopped`: then what has come is kept.
    """
    use.ledger.record_program(IMPROVER, "improver", 0)
    judged = {sample.scope for sample in use.ledger.samples()}
    waiting = [ask for ask in config.asks() if ask.scope not in judged]
    use.progress.stage(f"asking for {sum(ask.n for ask in waiting)} improvers")
    with ThreadPoolExecutor(use.workers, "probe") as pool:
        jobs = [pool.submit(_carry_out, use, config, ask) for ask in waiting]
        try:
            _follow(jobs, report, use, config)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _follow(
    jobs: list[Future[None]], report: Callable[[str], None], use: ModelUse, config: ProbeConfig
) -> None:
    """Wait for all jobs and tell of every few. Raises what the first one that fails raises."""
    step = max(1, len(jobs) // _STEPS)
    for number, job in enumerate(as_completed(jobs), 1):
        job.result()
        if number % step == 0 or number == len(jobs):
            report(_progress(use, config))


def _progress(use: ModelUse, config: ProbeConfig) -> str:
    """How far a probe is, in a line."""
    return "; ".join(
        f"{arm}: {each.samples} of {config.samples} judged, {each.unsandboxed} unsandboxed"
        for arm, each in tally(use.ledger).items()
    )


def _carry_out(use: ModelUse, config: ProbeConfig, ask: Ask) -> None:
    """One call: from the ledger where its reply is there, else from the model; then the judgements."""
    scope = Scope(use, ask.scope)
    conversation = Message("system", config.expertise), Message("user", config.messages[ask.arm])
    reply = scope.complete(scope.number(conversation, ask.n, config.temperature))
    _record(use, ask, reply)


def _record(use: ModelUse, ask: Ask, reply: Reply) -> None:
    judgements = [judge_reply(text) for text in reply.texts]
    with use.ledger.transaction():
        for position, judgement in enumerate(judgements):
            _keep(use, ask, position, judgement)


def _keep(use: ModelUse, ask: Ask, position: int, judgement: Judgement) -> None:
    sha = None
    if judgement.program is not None:
        shown = text_sha(IMPROVER)
        sha = use.ledger.record_program(judgement.program, "improver", 0, parent=shown, scope=ask.scope)
        use.note(judgement.events, ask.scope, 0, sha, "improver")
    use.ledger.record_sample(
        Sample(
            scope=ask.scope,
            position=position,
            arm=ask.arm,
            judgement=judgement.standing,
            program=sha,
            line=judgement.line,
            detail=judgement.detail,
        )
    )
