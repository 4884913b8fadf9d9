"""Scores one program on a task's instances: calls in the sandbox, scoring on the host. Keeps nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sandbox.host.pool import ContainerEnded, Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from sandbox.program import Limits, Outcome, Policy, Program, Status
from stop.catalogue import LoadedTask
from stop.errors import TaskFault
from stop.instances import DrawnInstance, Scored, checked, checked_score
from stop.ledger.records import Interval
from stop.missing_packages import explain_missing
from stop.speed import PASSES, call_seconds, speed_ups
from stop.statistics import mean_interval
from stop.turns import call, play

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


@dataclass(frozen=True)
class Pass:
    """One pass over the instances: what came of each, what was seen, and the CPU time of the top level, once."""

    answered: tuple[Answered, ...]
    events: tuple[Event, ...]
    start_seconds: float

    @property
    def right(self) -> bool:
        """Whether every answer has the full score."""
        return all(each.outcome.ok and each.scored.score == 1 for each in self.answered)

    @property
    def seconds(self) -> list[float]:
        """CPU seconds of each instance, the top level shared among them."""
        return call_seconds(self.start_seconds, [each.outcome.cpu_seconds for each in self.answered])


def evaluate(
    sandbox: Sandbox, policy: Policy, loaded: LoadedTask, instances: Sequence[DrawnInstance], source: str
) -> Result:
    """Call the program on every instance, in a new process after each call that had to be ended.

    Where the task is timed, it and the seed solution are run several times, in new processes, to compare their speed.
    Raises `SandboxError` for faults of the engine, `TaskFault` for a timed task whose seed solution fails; whatever
    the program does is a result.
    """

    def run(text: str) -> Pass:
        return _run(sandbox, policy, loaded, instances, text)

    passes = [run(source)]
    answered = passes[0].answered
    if loaded.task.timed is not None:
        answered = _score_speed(loaded, loaded.task.timed, passes, run, source)
    # A program that needed several processes was checked, and may have been seen, once in each.
    events = dict.fromkeys(event for each in passes for event in each.events)
    return Result(answered, (*events, *_score_events(answered)))


def _run(
    sandbox: Sandbox, policy: Policy, loaded: LoadedTask, instances: Sequence[DrawnInstance], source: str
) -> Pass:
    answered: list[Answered] = []
    events: list[Event] = []
    task = loaded.task
    program = Program(source, name="solution", packages=tuple(task.packages))
    limits = Limits(max(_START_SECONDS, task.call_seconds), task.memory_mb)
    start_seconds = 0.0
    while len(answered) < len(instances):
        rest = instances[len(answered) :]
        started = True
        try:
            found, session = sandbox.use(
                program,
                lambda session: _call(session, loaded, rest),  # noqa: B023 - used before the next turn
                limits,
                policy,
            )
            events += session.events
            started = session.started.ok
            start_seconds = max(start_seconds, session.started.cpu_seconds)
        except ContainerEnded as ended:
            found = [Answered(ended.as_outcome(), Scored(0.0))]
            events += ended.events
        answered += [replace(each, outcome=explain_missing(each.outcome, task.packages)) for each in found]
        if not started or (len(answered) >= _HOPELESS and not any(each.outcome.ok for each in answered)):
            not_called = replace(answered[-1].outcome, cpu_seconds=0.0, wall_seconds=0.0)
            answered += [Answered(not_called, answered[-1].scored)] * (len(instances) - len(answered))
    return Pass(tuple(answered), tuple(events), start_seconds)


def _call(session: Session, loaded: LoadedTask, instances: Sequence[DrawnInstance]) -> list[Answered]:
    """What came of calls until the program's process ended; of its top level, if that failed."""
    if not session.started.ok:
        return [Answered(session.started, Scored(0.0))]
    answered: list[Answered] = []
    for drawn in instances:
        answered.append(_answer(session, loaded, drawn))
        if answered[-1].outcome.status in (Status.TIMEOUT, Status.KILLED, Status.MEMORY):
            break
    return answered


def _answer(session: Session, loaded: LoadedTask, drawn: DrawnInstance) -> Answered:
    task = loaded.task
    if task.turns is not None:
        return Answered(*play(session, loaded, task.turns, drawn))
    outcome = call(session, loaded, drawn.instance.args, drawn.seed, task.call_seconds)
    scored = checked_score(loaded, drawn.instance, outcome.value) if outcome.ok else Scored(0.0)
    return Answered(outcome, scored)


def _score_speed(
    loaded: LoadedTask,
    timed: Callable[[float], float],
    passes: list[Pass],
    run: Callable[[str], Pass],
    source: str,
) -> tuple[Answered, ...]:
    """The answers of the first pass with scores for speed; all 0 unless every answer of every pass is wholly right.

    `passes` holds the first pass, and is given the others.
    """
    rival: list[Pass] = []
    for _ in range(PASSES):
        if not passes[-1].right:
            return tuple(
                replace(each, scored=replace(each.scored, score=0.0)) for each in passes[-1].answered
            )
        rival.append(run(loaded.seed_text))
        if not rival[-1].right:
            status, detail = Result(rival[-1].answered, ()).verdict
            raise TaskFault(
                f"task {loaded.name}: its seed solution sets no time to compare with ({status}: {detail})"
            )
        if len(passes) < PASSES:
            passes.append(run(source))
    faster = speed_ups([each.seconds for each in passes], [each.seconds for each in rival])
    return tuple(
        replace(each, scored=checked(partial(timed, times)))
        for each, times in zip(passes[0].answered, faster, strict=True)
    )


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
