"""A whole check of one task: its draws, its seed solution, its score, its texts, and the battery of hacks."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sandbox.host.pool import Sandbox
from stop.catalogue import LoadedTask
from stop.errors import TaskFault
from stop.tasks.check.battery import Tally, attack
from stop.tasks.check.bench import Bench, Drawn
from stop.tasks.check.case import Case, Honest, category
from stop.tasks.check.draws import draw_all, examine_draws
from stop.tasks.check.findings import Finding, Report, fault
from stop.tasks.check.hacks import HACKS
from stop.tasks.check.programs import PROGRAM_HACKS, attack_with_programs
from stop.tasks.check.scoring import examine_scores, examine_slope, examine_timing
from stop.tasks.check.seeding import Answer, examine_seed, mean_score, run_program
from stop.tasks.check.text import examine_text

_SEED_CALLS = 12
_CASES = {True: 3, False: 6}
_PROGRAM_CALLS = 3
_OTHERS = 6


def check_task(
    loaded: LoadedTask,
    open_sandbox: Callable[[], AbstractContextManager[Sandbox]],
    *,
    quick: bool = False,
    report: Callable[[str], None] = lambda _step: None,
) -> Report:
    """Attack a task, and tell what was found.

    Its code runs in processes of its own, under limits; its seed solution in the sandbox, which is opened only once
    the task can be drawn from. `quick` uses fewer instances and leaves out the programs. `report` is told of each step.
    Raises `SandboxError` for faults of the engine.
    """
    began = time.monotonic()
    findings: list[Finding] = []
    tally = Tally()
    seed_score = None
    with Bench(loaded, hash_seed=1) as bench, Bench(loaded, hash_seed=2) as other:
        report("drawing instances")
        drawn, failures = draw_all(bench, loaded.task, quick)
        findings += failures
        if drawn:
            findings += examine_draws(bench, other, drawn)
            findings += examine_text(loaded, drawn)
            report("running the seed solution")
            with open_sandbox() as sandbox:
                # Of few instances luck tells as much as a hack: those of `test` make up the number.
                answers = _run_seed(sandbox, loaded, bench, _chosen(drawn))
                for answer in answers:
                    tally.note("the seed solution's answer", answer.verdict)
                timed = loaded.task.timed
                findings += examine_seed(answers, timed is not None)
                findings += examine_timing(timed) if timed is not None else ()
                seed_score = mean_score(answers)
                counting = [answer for answer in answers if answer.counts]
                if counting and not quick:
                    report("running hostile programs")
                    findings += attack_with_programs(sandbox, loaded, bench, counting[:_PROGRAM_CALLS])
            many_turns = loaded.task.turns is not None
            cases = _cases(bench, answers, drawn, loaded.utility_text, many_turns)
            if cases:
                findings += attack(bench, cases, _CASES[quick], HACKS, tally, report)
                report("scoring again")
                findings += _scores(bench, other, cases, tally)
        findings += tally.findings()
        answers_tried = bench.scored + other.scored
    return Report(
        task=loaded.name,
        version=loaded.version,
        findings=_distinct(findings),
        hacks=len(HACKS) + (0 if quick else len(PROGRAM_HACKS)),
        answers=answers_tried,
        seed_score=seed_score,
        seconds=time.monotonic() - began,
    )


def _run_seed(sandbox: Sandbox, loaded: LoadedTask, bench: Bench, drawn: Sequence[Drawn]) -> list[Answer]:
    """The seed solution's answers. A call that fails is made once more: a busy machine may be to blame."""
    answers = run_program(sandbox, loaded, bench, drawn, loaded.seed_text)
    failed = [answer.drawn for answer in answers if not answer.outcome.ok]
    if not 0 < len(failed) < len(answers):
        return answers
    again = iter(run_program(sandbox, loaded, bench, failed, loaded.seed_text))
    return [answer if answer.outcome.ok else next(again) for answer in answers]


def _chosen(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The instances that the seed solution is run on: those of `val` first."""
    return sorted(drawn, key=lambda each: each.split != "val")[:_SEED_CALLS]


def _scores(bench: Bench, other: Bench, cases: Sequence[Case], tally: Tally) -> list[Finding]:
    try:
        return [*examine_scores(bench, other, cases), *examine_slope(bench, cases, tally)]
    except TaskFault as failure:
        return [
            fault("score_repeats", "an answer cannot be scored again", str(failure), "see the other findings")
        ]


def _cases(
    bench: Bench, answers: Sequence[Answer], drawn: Sequence[Drawn], told: str, many_turns: bool
) -> list[Case]:
    """The instances that hostile answers are made for: those whose seed answers did not fail."""
    usable = [answer for answer in answers if answer.outcome.ok]
    cases = []
    for answer in usable:
        honest = [Honest(answer.outcome.value, answer.verdict.score, "seed")]
        if (
            many_turns
        ):  # the seed solution's first answer, given at each turn, is another answer than all of its own
            verdict = bench.score(answer.drawn, answer.outcome.value)
            honest = [Honest(answer.outcome.value, 0.0 if verdict is None else verdict.score, "seed")]
        for part in answer.drawn.hidden:
            verdict = (
                bench.score(answer.drawn, part) if category(part) == category(honest[0].answer) else None
            )
            if verdict is not None and verdict.kind is None:
                honest.append(Honest(part, verdict.score, "hidden"))
        others = [each.outcome.value for each in usable if each.drawn.arguments != answer.drawn.arguments]
        hidden = [
            part for each in drawn if each.arguments != answer.drawn.arguments for part in each.hidden[:1]
        ]
        cases.append(
            Case(answer.drawn, tuple(honest), tuple(others[:_OTHERS]), tuple(hidden[:_OTHERS]), told)
        )
    return cases


def _distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each check and severity, faults first."""
    kept = {(finding.check, finding.what): finding for finding in reversed(findings)}
    return tuple(sorted(kept.values(), key=lambda finding: (finding.severity, finding.check)))
