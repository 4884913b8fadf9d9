"""Is the score a function of instance and answer alone, and does it tell a right answer from a wrong one?"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from stop.tasks.check.battery import Tally
from stop.tasks.check.bench import Bench
from stop.tasks.check.case import Case, category, flat
from stop.tasks.check.findings import Finding, fault
from stop.wording import one_line

_CLEARLY = 0.1
_FEWEST = 4
_AS_FAST = 0.9
"""What the seed solution itself, as fast as itself, may score at most."""
_SAME = 1e-9


def examine_scores(bench: Bench, other: Bench, cases: Sequence[Case]) -> Iterator[Finding]:
    """Score the honest answers again: at once, after all that the battery did, elsewhere, and with racing clocks."""
    mend = "compute the score from `instance` and `answer` alone, the same each time"
    ways = (
        ("scored again", bench, False, "no chance, no state kept between calls"),
        ("scored in another process", other, False, "no order of sets, no state kept between calls"),
        ("scored while clocks race", bench, True, "no clock: a program could sleep, or put work off"),
    )
    for how, worker, racing, besides in ways:
        for case in reversed(cases):
            again = worker.score(case.drawn, case.honest[0].answer, racing=racing)
            before = case.honest[0].score
            if again is not None and abs(again.score - before) > _SAME:
                name = "score_ignores_time" if racing else "score_repeats"
                evidence = f"an honest answer scored {before:.4f}, and {again.score:.4f} when {how}"
                yield fault(name, "the score depends on more than the answer", evidence, f"{mend}: {besides}")
                return


def examine_slope(bench: Bench, cases: Sequence[Case], tally: Tally) -> Iterator[Finding]:
    """Whether scores differ at all, and grow with what is right."""
    if tally.guesses and len(tally.scores) == 1 and (only := next(iter(tally.scores))) > 0:
        yield fault(
            "score_tells_apart",
            "every answer scores the same",
            f"{only:.3f}, whatever it is",
            "compare the answer with the instance, or with its hidden part",
        )
    hiding = [each for case in cases for each in case.honest[1:]]
    if len(cases) > 1 and hiding and tally.scores <= {0.0} and not any(each.score for each in hiding):
        yield fault(
            "score_tells_apart",
            "no answer scores more than 0, not even the hidden part",
            f"{len(hiding)} hidden parts tried",
            "see that the right answer scores 1",
        )
    yield from _upside_down(bench, cases, tally)


def examine_timing(timed: Callable[[float], float]) -> Iterator[Finding]:
    """Whether a task that times its solutions rewards speed, and leaves room for it."""
    mend = (
        "let timed(speed_up) grow with the speed-up, from 0 to 1, and be well below 1 where nothing is faster"
    )
    speed_ups = (0.0, 0.5, 1.0, 2.0, 10.0, 1e3, 1e9, math.inf)
    try:
        scores = [float(timed(each)) for each in speed_ups]
    except Exception as error:  # noqa: BLE001 - whatever it raises is what was found
        yield fault("timing_counts", "`timed` raises", one_line(f"{type(error).__name__}: {error}"), mend)
        return
    seen = f"speed-ups {', '.join(map(str, speed_ups))} score {', '.join(f'{each:.3g}' for each in scores)}"
    if not all(0 <= each <= 1 for each in scores):
        yield fault("timing_counts", "the score for speed leaves [0, 1]", seen, mend)
    elif scores != sorted(scores) or scores[2] > _AS_FAST or scores[2] == scores[-1]:
        yield fault("timing_counts", "being faster is not rewarded", seen, mend)


def _upside_down(bench: Bench, cases: Sequence[Case], tally: Tally) -> Iterator[Finding]:
    """Whether an answer gets better by being spoiled: the hidden part's, or the seed solution's."""
    for whose, choose in (("the hidden part", _hidden), ("the seed solution's answer", _seed)):
        right, wrong = [], []
        for case in cases:
            answer = choose(case)
            spoiled = None if answer is None else _spoiled(answer)
            if spoiled is None:
                continue
            verdicts = [bench.score(case.drawn, each) for each in (answer, *spoiled)]
            if any(verdict is None or verdict.kind is not None for verdict in verdicts):
                continue
            first, *rest = (verdict.score for verdict in verdicts if verdict is not None)
            right.append(first)
            wrong.append(sum(rest) / len(rest))
        gains = [b - a for a, b in zip(right, wrong, strict=True)]
        if (
            len(gains) >= max(_FEWEST, len(cases) // 2)
            and min(gains) > 0
            and sum(gains) / len(gains) >= _CLEARLY
        ):
            yield fault(
                "wrong_scores_lower",
                "a spoiled answer scores more than the right one",
                f"{whose} scores {sum(right) / len(right):.3f}, shuffled {sum(wrong) / len(wrong):.3f}",
                "higher must be better: turn the score round",
            )
            return


def _hidden(case: Case) -> Any:
    alike = [
        each.answer
        for each in case.honest[1:]
        if category(each.answer) == category(case.answer)
        and len(flat(each.answer) or ()) == len(flat(case.answer) or ())
    ]
    return alike[0] if alike else None


def _seed(case: Case) -> Any:
    return case.answer


def _spoiled(answer: Any) -> list[Any] | None:
    """The answer with its elements in other orders, which are as likely to be right as any guess."""
    values = list(answer) if isinstance(answer, str) else flat(answer)
    if values is None or len(values) < 4 or all(value == values[0] for value in values):
        return None
    shuffled = []
    for seed in range(3):
        mixed = values.copy()
        random.Random(seed).shuffle(mixed)
        shuffled.append("".join(mixed) if isinstance(answer, str) else mixed)
    return shuffled
