"""Whether a proposed improver takes over: three rules, each a function of paired scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stop.statistics import Stratum, clearly_positive, weighted_mean

AcceptanceRule = Callable[[Sequence[Stratum], Sequence[Stratum]], bool]
"""From the scores of the improver in force and of the proposed one, on the same tasks and seeds, to a decision.

A stratum is a task."""


def _always(_current: Sequence[Stratum], _proposed: Sequence[Stratum]) -> bool:
    """The paper's rule: what the improver returned is the next improver."""
    return True


def _if_better(current: Sequence[Stratum], proposed: Sequence[Stratum]) -> bool:
    """Keep the better of the two; the old one on a tie."""
    return weighted_mean(proposed) > weighted_mean(current)


def _if_clearly_better(current: Sequence[Stratum], proposed: Sequence[Stratum]) -> bool:
    """Take over only where the paired differences are above 0 beyond chance."""
    return clearly_positive(
        [
            Stratum(before.weight, [new - old for old, new in zip(before.scores, after.scores, strict=True)])
            for before, after in zip(current, proposed, strict=True)
        ]
    )


ACCEPTANCE_RULES: dict[str, AcceptanceRule] = {
    "paper": _always,
    "incumbent": _if_better,
    "significant": _if_clearly_better,
}
