"""The seed solution, run in the sandbox: does it answer in time, and is there something left to improve?"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sandbox.host.pool import Sandbox
from sandbox.program import Outcome, Policy
from stop.catalogue import LoadedTask
from stop.evaluation import evaluate
from stop.instances import DrawnInstance, draw_instance
from stop.task import Instance
from stop.tasks.check.bench import Bench, Drawn, Verdict
from stop.tasks.check.findings import Finding, fault, warning

_CEILING = 0.999
_FAILING = 0.1


@dataclass(frozen=True)
class Answer:
    """What a program made of one instance."""

    drawn: Drawn
    outcome: Outcome
    verdict: Verdict

    @property
    def counts(self) -> bool:
        """Whether the program answered, and the scorer took it for an answer."""
        return self.outcome.ok and self.verdict.kind is None


def run_program(
    sandbox: Sandbox, loaded: LoadedTask, bench: Bench, drawn: Sequence[Drawn], source: str
) -> list[Answer]:
    """Call a program on instances in the sandbox, and score its answers on the bench."""
    if loaded.task.turns is not None:
        return _play(sandbox, loaded, drawn, source)
    instances = [DrawnInstance(each.index, each.guest_seed, Instance(each.args)) for each in drawn]

    def unscored(instance: Instance, answer: Any) -> float:
        return 0.0  # the bench scores, under its limits

    called = replace(loaded, task=replace(loaded.task, score=unscored))
    result = evaluate(sandbox, Policy.ENFORCE, called, instances, source)
    answers = []
    for each, answered in zip(drawn, result.answered, strict=True):
        value = answered.outcome.value
        verdict = bench.score(each, value, watching=True) if answered.outcome.ok else None
        answers.append(Answer(each, answered.outcome, verdict or Verdict(0.0, "invalid", "no answer")))
    return answers


def _play(sandbox: Sandbox, loaded: LoadedTask, drawn: Sequence[Drawn], source: str) -> list[Answer]:
    """Play a task of many turns with a program. The outcome's value is the first answer that it ever gave."""
    first: list[Any] = []
    turns = loaded.task.turns
    assert turns is not None
    instances = [draw_instance(loaded, each.split, 0, each.index) for each in drawn]

    def recorded(instance: Instance) -> Generator[Any, Any, Any]:
        game = turns(instance)
        call = next(game)
        try:
            while True:
                answer = yield call
                first.append(answer)
                del first[1:]
                call = game.send(answer)
        except StopIteration as end:
            return end.value

    played = replace(loaded, task=replace(loaded.task, turns=recorded))
    result = evaluate(sandbox, Policy.ENFORCE, played, instances, source)
    answers = []
    for each, answered in zip(drawn, result.answered, strict=True):
        outcome = replace(answered.outcome, value=first[0] if first else None)
        scored = answered.scored
        answers.append(Answer(each, outcome, Verdict(scored.score, scored.kind, scored.fault or "")))
    return answers


def examine_seed(answers: Sequence[Answer], timed: bool) -> Iterator[Finding]:
    """What is wrong with the seed solution. Where a task is `timed`, its answers are right: it is to become faster."""
    failing = [answer for answer in answers if not answer.outcome.ok]
    if failing:
        report = fault if len(failing) > _FAILING * len(answers) else warning
        outcome = failing[0].outcome
        yield report(
            "seed_runs",
            "the seed solution fails",
            f"{len(failing)} of {len(answers)} calls, as in: {outcome.status}: {outcome.detail}",
            "make seed.py define the entry function, with the arguments that draw gives, within call_seconds",
        )
    refused = [answer for answer in answers if answer.outcome.ok and answer.verdict.kind == "invalid"]
    if refused:
        yield fault(
            "seed_counts",
            "the scorer refuses answers of the seed solution",
            f"{len(refused)} of {len(answers)}, as in: {refused[0].verdict.fault}",
            "let seed.py return what the scorer asks for, and utility.py describe it",
        )
    mean = mean_score(answers)
    if answers and mean >= _CEILING and not timed:
        yield fault(
            "seed_below_ceiling",
            "the seed solution is perfect, so that nothing is left to improve",
            f"mean score {mean:.3f} on {len(answers)} instances",
            "draw harder instances, or begin with a simpler seed.py; see too that wrong answers score less",
        )


def mean_score(answers: Sequence[Answer]) -> float:
    """The mean score, 0 for calls that failed."""
    return sum(answer.verdict.score for answer in answers) / max(1, len(answers))
