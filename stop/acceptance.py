"""Whether a proposed improver takes over: three rules, each a function of paired scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stop.statistics import clearly_positive

AcceptanceRule = Callable[[Sequence[float], Sequence[float]], bool]
"""From the scores of the improver in force and of the proposed one, on the same tasks and seeds, to a decision."""


def _always(_current: Sequence[float], _proposed: Sequence[float]) -> bool:
    """The paper's rule: what the improver returned is the next improver."""
    return True


def _if_better(current: Sequence[float], proposed: Sequence[float]) -> bool:
    """Keep the better of the two; the old one on a tie."""
    return sum(proposed) > sum(current)


def _if_clearly_better(current: Sequence[float], proposed: Sequence[float]) -> bool:
    """Take over only where the paired differences are above 0 beyond chance."""
    return clearly_positive([new - old for old, new in zip(current, proposed, strict=True)])


ACCEPTANCE_RULES: dict[str, AcceptanceRule] = {
    "paper": _always,
    "incumbent": _if_better,
    "significant": _if_clearly_better,
}
