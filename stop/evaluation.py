"""Scores one program on a task's instances: calls in the sandbox, scoring on the host. Keeps nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sandbox.host.pool import ContainerEnded, Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from sandbox.program import Limits, Outcome, Policy, Program, Status
from stop.catalogue import LoadedTask
from stop.instances import DrawnInstance, Scored, checked_score
from stop.ledger.records import Interval
from stop.statistics import mean_interval

_START_SECONDS = 2.0
_HOPELESS = 5
"""After so many calls that each had to be ended, with none that worked, an evaluation ends."""


@dataclass(frozen=True)
class Answered:
    """One instance's outcome and its score."""

    outcome: Outcome
    scored: Scored


@dataclass(frozen=True)
class Result:
    """One program's answers, in the order of the instances, and what it was seen trying."""

    answered: tuple[Answered, ...]
    events: tuple[Event, ...]

    @property
    def scores(self) -> tuple[float, ...]:
        """The score of each answer, in [0, 1]; 0 where there was none."""
        return tuple(each.scored.score for each in self.answered)

    @property
    def interval(self) -> Interval:
        """The mean score with its interval."""
        return mean_interval(self.scores)

    @property
    def cpu_seconds(self) -> float:
        """CPU time of all calls."""
        return sum(each.outcome.cpu_seconds for each in self.answered)

    @property
    def wall_seconds(self) -> float:
        """Wall time of all calls."""
        return sum(each.outcome.wall_seconds for each in self.answered)

    @property
    def verdict(self) -> tuple[str, str]:
        """The commonest failure of a call, `ok` if there was none, and a line that tells of it."""
        failures = [_failure(each) for each in self.answered if not each.outcome.ok or each.scored.fault]
        if not failures:
            return str(Status.OK), ""
        status = Counter(status for status, _ in failures).most_common(1)[0][0]
        detail = next(detail for each, detail in failures if each == status)
        return status, f"{len(failures)} of {len(self.answered)} calls failed, as in: {detail}"


def evaluate(
    sandbox: Sandbox, policy: Policy, loaded: LoadedTask, instances: Sequence[DrawnInstance], source: str
) -> Result:
    """Call the program on every instance, in a new process after each call that had to be ended.

    Raises `SandboxError` for faults of the engine; whatever the program does is a result.
    """
    answered: list[Answered] = []
    events: list[Event] = []
    program = Program(source, name="solution")
    limits = Limits(max(_START_SECONDS, loaded.task.call_seconds), loaded.task.memory_mb)
    while len(answered) < len(instances):
        rest = instances[len(answered) :]
        started = True
        try:
            outcomes, session = sandbox.use(
                program,
                lambda session: _call(session, loaded, rest),  # noqa: B023 - used before the next turn
                limits,
                policy,
            )
            events += session.events
            started = session.started.ok
        except ContainerEnded as ended:
            outcomes = [ended.as_outcome()]
            events += ended.events
        answered += [
            Answered(outcome, _score(loaded, drawn, outcome))
            for drawn, outcome in zip(rest, outcomes, strict=False)
        ]
        if not started or (len(answered) >= _HOPELESS and not any(each.outcome.ok for each in answered)):
            not_called = replace(answered[-1].outcome, cpu_seconds=0.0, wall_seconds=0.0)
            answered += [Answered(not_called, answered[-1].scored)] * (len(instances) - len(answered))
    # A program that needed several processes was checked, and may have been seen, once in each.
    return Result(tuple(answered), (*dict.fromkeys(events), *_score_events(answered)))


def _call(session: Session, loaded: LoadedTask, instances: Sequence[DrawnInstance]) -> list[Outcome]:
    """The outcomes of calls until the program's process ends; of its top level, if that failed."""
    if not session.started.ok:
        return [session.started]
    outcomes: list[Outcome] = []
    for drawn in instances:
        outcome = session.call(loaded.task.entry, drawn.instance.args, drawn.seed, loaded.task.call_seconds)
        outcomes.append(outcome)
        if outcome.status in (Status.TIMEOUT, Status.KILLED, Status.MEMORY):
            break
    return outcomes


def _score(loaded: LoadedTask, drawn: DrawnInstance, outcome: Outcome) -> Scored:
    return checked_score(loaded, drawn.instance, outcome.value) if outcome.ok else Scored(0.0)


def _failure(each: Answered) -> tuple[str, str]:
    if not each.outcome.ok:
        return str(each.outcome.status), each.outcome.detail
    return str(Status.INVALID_OUTPUT), each.scored.fault or ""


def _score_events(answered: Sequence[Answered]) -> list[Event]:
    """One event for each different reason for which answers did not count."""
    reasons = Counter(each.scored.fault for each in answered if each.scored.fault)
    return [
        Event(Layer.SCORE, Technique.MALFORMED_RESULT, Verdict.REFUSED, f"{reason} ({times} answers)")
        for reason, times in reasons.most_common(5)
    ]
