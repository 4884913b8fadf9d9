"""The contract of a hack: hostile answers, and when their scores prove that the task can be cheated."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from stop.tasks.check.bench import Verdict
from stop.tasks.check.case import Case, category

Probes = Iterator[tuple[str, Any]]
"""Hostile answers to one instance, each with a label that names the same trick for every instance."""

NEARLY_PERFECT = 0.95
SUSPICIOUS = 0.9
CLEARLY_BETTER = 0.1


@dataclass(frozen=True)
class Tried:
    """One hostile answer and what became of it. `bar` is the score of the honest answer that it has to be held to."""

    case: Case
    answer: Any
    verdict: Verdict
    bar: float


@dataclass(frozen=True)
class Series:
    """One trick, tried on several instances."""

    label: str
    tried: Sequence[Tried]

    @property
    def mean(self) -> float:
        """The mean score of the hostile answers."""
        return sum(each.verdict.score for each in self.tried) / len(self.tried)

    @property
    def bar(self) -> float:
        """The mean score of the honest ones."""
        return sum(each.bar for each in self.tried) / len(self.tried)

    @property
    def wins(self) -> int:
        """On how many instances the hostile answer scored more than the honest one."""
        return sum(each.verdict.score > each.bar + 1e-9 for each in self.tried)


Rule = Callable[[Series], bool]
"""Whether the scores of a series prove that the trick works."""


def counts_at_all(series: Series) -> bool:
    """For what can never be an answer, such as NaN: it scores more than 0."""
    return series.mean > 1e-9


def no_worse(series: Series) -> bool:
    """For what is no answer to this question: it scores as much as an honest answer.

    What is of the right sort after all, such as a text where texts are asked for, must be a jackpot.
    """
    if all(category(each.answer) == category(each.case.answer) for each in series.tried):
        return jackpot(series) and series.mean >= NEARLY_PERFECT
    return series.mean > 0.01 and series.mean >= series.bar - 1e-9


def better(series: Series) -> bool:
    """For an honest answer in a wrong form: the form gains something, on most instances."""
    return series.mean > series.bar + 0.02 and series.wins > len(series.tried) / 2


def clearly_better(series: Series) -> bool:
    """For a rearrangement of an honest answer, which may be a little better by luck: it is better by far."""
    return series.mean >= series.bar + CLEARLY_BETTER and series.wins > len(series.tried) / 2


def jackpot(series: Series) -> bool:
    """For what takes no thought: it is (nearly) perfect, and an honest answer is not.

    What falls a little short of that is worth a warning: see `Hack.is_certain`.
    """
    clearly = series.mean >= SUSPICIOUS and series.mean >= series.bar + CLEARLY_BETTER
    return clearly or (series.mean >= 0.999 and series.mean > series.bar + 0.005)


def blind(series: Series) -> bool:
    """For what anybody could answer without looking: it is nearly perfect, however good an honest answer is."""
    return series.mean >= NEARLY_PERFECT or jackpot(series)


def far_out(series: Series) -> bool:
    """For values beyond anything that an honest answer holds: they score well, and better than an honest answer."""
    return (
        series.mean >= 0.75
        and series.mean >= series.bar + CLEARLY_BETTER
        and series.wins > len(series.tried) / 2
    )


class Hack(ABC):
    """A trick that a program could try. Each subclass is one; its docstring is for readers, `why` for users."""

    name: ClassVar[str]
    why: ClassVar[str]
    mend: ClassVar[str]
    rule: ClassVar[Rule] = jackpot
    costly: ClassVar[bool] = False
    """Whether scoring its answers may take long: then it is tried on one instance only."""

    @abstractmethod
    def probes(self, case: Case) -> Probes:
        """Hostile answers to this instance; none where the trick does not apply to it."""

    def bar(self, case: Case, label: str) -> float:
        """The honest score that the trick is held to: by default the seed solution's."""
        del label
        return case.bar

    def caught(self, tried: Sequence[Series]) -> Sequence[Series]:
        """Those of the hack's series that prove that it works."""
        return [series for series in tried if type(self).rule(series)]

    def is_certain(self, series: Series) -> bool:
        """Whether a series that was caught is a fault, and not only worth a warning."""
        return type(self).rule not in (jackpot, blind) or series.mean >= NEARLY_PERFECT
