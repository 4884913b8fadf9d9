"""A corpus of hostile answers against every bundled task: nothing raises, nothing beats what is honestly known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sandbox.host.pool import Sandbox
from stop.catalogue import LoadedTask, bundled_tasks, load_task
from stop.tasks.check.bench import Bench, Drawn
from stop.tasks.check.case import Case, Honest
from stop.tasks.check.hacks import HACKS
from stop.tasks.check.seeding import run_program

INSTANCES = 2


def best_cut(drawn: Drawn) -> Any:
    """A cut that no single move makes heavier: at least half of the weight, usually more."""
    (weights,) = drawn.args
    sides = np.zeros(len(weights), int)
    while True:
        gains = np.array(
            [
                weights[i][sides == sides[i]].sum() - weights[i][sides != sides[i]].sum()
                for i in range(len(sides))
            ]
        )
        if gains.max() <= 0:
            return sides
        sides[gains.argmax()] ^= 1


def best_assignment(drawn: Drawn) -> Any:
    """The best of ten assignments that no exchange of two improves."""
    flow, distance, preference = drawn.args
    rng, size = np.random.default_rng(0), 15

    def value(assignment: Any) -> float:
        carried = (flow * distance[np.ix_(assignment, assignment)]).sum()
        return float(carried - 0.5 * preference[np.arange(size), assignment].sum())

    def climb(assignment: Any) -> Any:
        improved = True
        while improved:
            improved = False
            for i in range(size):
                for j in range(i):
                    other = assignment.copy()
                    other[[i, j]] = other[[j, i]]
                    if value(other) > value(assignment):
                        assignment, improved = other, True
        return assignment

    return max((climb(rng.permutation(size)) for _ in range(10)), key=value)


def honest_best(loaded: LoadedTask, bench: Bench, drawn: Drawn) -> float:
    """The best that is honestly known: the score of a hidden right answer, of a search, or a published one."""
    search = {"maxcut": best_cut, "mqap": best_assignment}.get(loaded.name)
    answers = [*drawn.hidden, *([search(drawn)] if search else [])]
    verdicts = [bench.score(drawn, answer) for answer in answers]
    scores = [verdict.score for verdict in verdicts if verdict is not None and verdict.kind is None]
    reference = loaded.task.reference
    return max([*scores, *([reference.score] if reference else [])])


@pytest.mark.parametrize("name", bundled_tasks())
def test_no_hostile_answer_raises_leaves_the_range_or_beats_an_honest_one(
    sandbox: Sandbox, name: str
) -> None:
    loaded = load_task(name)
    with Bench(loaded) as bench:
        drawn = [bench.draw("val", index) for index in range(INSTANCES)]
        answers = run_program(sandbox, loaded, bench, drawn, loaded.seed_text)
        values = [answer.outcome.value for answer in answers]
        tried = 0
        for number, answer in enumerate(answers):
            case = Case(
                answer.drawn,
                (Honest(answer.outcome.value, answer.verdict.score, "seed"),),
                tuple(values[:number] + values[number + 1 :]),
                tuple(part for other in drawn if other is not answer.drawn for part in other.hidden[:1]),
                loaded.utility_text,
            )
            best = max(answer.verdict.score, honest_best(loaded, bench, answer.drawn))
            for kind in HACKS:
                for label, hostile in kind().probes(case) if not kind.costly or number == 0 else ():
                    verdict = bench.score(answer.drawn, hostile)
                    if verdict is None:
                        continue  # it cannot leave the sandbox
                    tried += 1
                    assert 0 <= verdict.score <= best + 1e-9, (kind.name, label)
                    assert verdict.kind in (None, "invalid"), (kind.name, label, verdict.fault)
        assert tried > 200
        assert bench.endings == 0
