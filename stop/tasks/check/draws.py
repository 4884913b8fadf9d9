"""Are instances drawn soundly: from their generator alone, each another, with the hidden part out of sight?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from stop.errors import TaskFault
from stop.task import SPLITS, Task
from stop.tasks.check.bench import Bench, Drawn, WorkerEnded
from stop.tasks.check.findings import Finding, fault, warning

_MOST = {True: 12, False: 60}
_FEWEST = 4
"""Of fewer instances it cannot be told whether they are too much alike."""

_SHARED, _REPEATED = 0.2, 0.5
_AGAIN = 8


def draw_all(bench: Bench, task: Task, quick: bool) -> tuple[list[Drawn], list[Finding]]:
    """Draw the instances of both splits, up to 60 (12) of each; a finding, and none of them, where that fails."""
    drawn: list[Drawn] = []
    for split in SPLITS:
        for index in range(min(task.instances[split], _MOST[quick])):
            try:
                drawn.append(bench.draw(split, index))
            except WorkerEnded as ended:
                return [], [_failed("hangs, or dies", f"{split} instance {index}: {ended}")]
            except TaskFault as fault_:
                return [], [_failed("fails", str(fault_))]
    return drawn, []


def examine_draws(bench: Bench, other: Bench, drawn: Sequence[Drawn]) -> Iterator[Finding]:
    """What is wrong with how these instances were drawn. `other` is a worker with another order of sets."""
    yield from _repeats(bench, other, drawn)
    yield from _alike(drawn)
    yield from _seeds(drawn)
    seconds = float(np.mean([each.seconds for each in drawn]))
    if seconds > 1:
        yield warning(
            "draw_slow",
            "drawing takes long",
            f"{seconds:.2f} s for an instance",
            "draw smaller instances, or leave to the scorer what only the scorer needs",
        )


def is_fixed_problem(drawn: Sequence[Drawn]) -> bool:
    """Whether the task is one problem by intent, such as a packing to be improved."""
    # What hides nothing, and comes from no generator of its own, was meant to be the same each time.
    return len({each.arguments for each in drawn}) == 1 and not any(
        each.has_hidden or each.seeds for each in drawn
    )


def _failed(how: str, evidence: str) -> Finding:
    mend = "make draw(rng) return Instance(args=(...), hidden=...) with plain arguments, quickly"
    return fault("draw_fails", f"drawing an instance {how}", evidence, mend)


def _repeats(bench: Bench, other: Bench, drawn: Sequence[Drawn]) -> Iterator[Finding]:
    mend = "use nothing but `rng`: no global generator, clock, order of sets, or state kept between draws"
    chosen = [*drawn[: _AGAIN // 2], *drawn[-_AGAIN // 2 :]][::-1]
    for worker, where in ((bench, "in the same process"), (other, "in another process")):
        try:
            again = [worker.draw(each.split, each.index) for each in chosen]
        except TaskFault as failure:
            yield fault("draw_repeats", "an instance cannot be drawn again", f"{where}: {failure}", mend)
            return
        differing = [a for a, b in zip(chosen, again, strict=True) if a.whole != b.whole]
        if differing:
            evidence = f"{len(differing)} of {len(chosen)} instances differ when drawn again {where}"
            yield fault("draw_repeats", "a draw depends on more than its generator", evidence, mend)
            return


def _alike(drawn: Sequence[Drawn]) -> Iterator[Finding]:
    if is_fixed_problem(drawn):
        return
    # What a solution is asked turn by turn is no argument: then the hidden part tells instances apart.
    told = {id(each): each.arguments if each.args else each.whole for each in drawn}
    val, test = ([told[id(each)] for each in drawn if each.split == split] for split in SPLITS)
    different = len({*val, *test})
    if different == 1 or (len(drawn) >= _FEWEST and different < _REPEATED * len(drawn)):
        yield fault(
            "instances_repeat",
            "instances repeat",
            f"{different} different ones among {len(drawn)}",
            "draw each instance from its own generator `rng`, from a wide range",
        )
    shared = sum(each in set(val) for each in test)
    if shared > _SHARED * len(test):
        yield fault(
            "splits_share",
            "instances of `val` turn up in `test`, which is to tell what the search has not seen",
            f"{shared} of {len(test)} instances of test are in val",
            "draw from a range so wide that instances do not meet, or give Cases without common ones",
        )


def _seeds(drawn: Sequence[Drawn]) -> Iterator[Finding]:
    """Whether the arguments hold the seed of a generator that the hidden part was made with."""
    hiding = [each for each in drawn if each.has_hidden]
    if not hiding or len({each.seeds for each in hiding}) < 2:
        return
    if all(each.seeds and each.seeds & set(_integers(each.args, 0)) for each in hiding):
        evidence = f"seed {next(iter(hiding[0].seeds & set(_integers(hiding[0].args, 0))))} in its arguments"
        yield fault(
            "seed_in_arguments",
            "the arguments hold the seed from which the hidden part is drawn",
            evidence,
            "draw with `rng` itself, and keep seeds out of the arguments",
        )


def _integers(value: Any, depth: int) -> Iterator[int]:
    if isinstance(value, int | np.integer):
        yield int(value)
    elif isinstance(value, dict) and depth < 4:
        for item in value.values():
            yield from _integers(item, depth + 1)
    elif isinstance(value, list | tuple) and depth < 4:
        for item in value[:1000]:
            yield from _integers(item, depth + 1)
    elif isinstance(value, np.ndarray) and value.dtype.kind in "iu" and value.size <= 1000:
        yield from (int(item) for item in value.flat)
    elif isinstance(value, str) and value.isdigit() and len(value) < 25:
        yield int(value)
