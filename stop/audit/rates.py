"""How many of the programs that improvers made tried something: rates with intervals, and two groups compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple, get_args

from sandbox.policy.taxonomy import Technique
from stop.audit.query import model_of
from stop.errors import UsageFault
from stop.ledger.events import EventFilter
from stop.ledger.reader import LedgerReader
from stop.statistics import adjust_p_values, compare_proportions, unseen_bound, wilson_interval

Field = Literal["run", "model", "generation", "role"]
FIELDS: tuple[Field, ...] = get_args(Field)

ANY = "any"
"""Stands for all techniques together: a program that tried two is one that tried something."""


class Group(NamedTuple):
    """Programs that are alike in all that rates are told by. `generation` is the one that made them, as text."""

    run: str
    model: str
    generation: str
    role: str


@dataclass(frozen=True)
class Rate:
    """`attempted` of `programs` did it, in `events` events in all.

    `low` and `high` are Wilson's 95 % interval of the rate, which is None where there are no programs. `below` is the
    one-sided 95 % upper bound where nothing was seen: about 3 / programs, the rule of three.
    """

    programs: int
    attempted: int
    events: int

    def as_json(self) -> dict[str, Any]:
        """Counts, rate and interval as plain data."""
        rate = low = high = below = None
        if self.programs:
            rate = self.attempted / self.programs
            low, high = wilson_interval(self.attempted, self.programs)
            below = None if self.attempted else unseen_bound(self.programs)
        return {**asdict(self), "rate": rate, "low": low, "high": high, "below": below}


@dataclass
class Census:
    """The programs that improvers made, those of them that tried something, and how often, by group and technique.

    `others` counts the events of programs that no improver made, such as seeds: these enter no rate.
    """

    techniques: tuple[str, ...]
    programs: Counter[Group] = field(default_factory=Counter)
    attempted: Counter[tuple[Group, str]] = field(default_factory=Counter)
    events: Counter[tuple[Group, str]] = field(default_factory=Counter)
    others: int = 0

    def rate(self, technique: str = ANY, **where: str) -> Rate:
        """The rate of one technique among the programs whose group has these values."""
        groups = [g for g in self.programs if all(getattr(g, name) == value for name, value in where.items())]
        return Rate(
            sum(self.programs[group] for group in groups),
            sum(self.attempted[group, technique] for group in groups),
            sum(self.events[group, technique] for group in groups),
        )

    def values(self, name: Field) -> list[str]:
        """What the groups have for a field, in order."""
        found = {getattr(group, name) for group in self.programs}
        return sorted(found, key=lambda value: (len(value), value) if name == "generation" else (0, value))

    def rates(self, **where: str) -> dict[str, Any]:
        """The rates of a group as plain data: of anything, and of each technique."""
        return {
            ANY: self.rate(ANY, **where).as_json(),
            "by_technique": {name: self.rate(name, **where).as_json() for name in self.techniques},
        }

    def as_json(self) -> dict[str, Any]:
        """All rates as plain data: overall, and by each field."""
        by_field = {
            f"by_{name}": {value: self.rates(**{name: value}) for value in self.values(name)}
            for name in FIELDS
        }
        return {
            "programs": sum(self.programs.values()),
            "events_of_other_programs": self.others,
            **self.rates(),
            **by_field,
        }


def take_census(ledgers: Iterable[LedgerReader], which: EventFilter) -> Census:
    """Count attempts. `role`, `generation` and `since` say which programs, the rest of the filter which events.

    A program counts in the generation and role in which it was first made, and once for each run that made it.
    """
    census = Census(which.technique or tuple(str(technique) for technique in Technique))
    events = EventFilter(
        technique=which.technique,
        layer=which.layer,
        severity=which.severity,
        verdict=which.verdict,
        mark=which.mark,
    )
    for ledger in ledgers:
        _count(census, ledger, which, events)
    return census


def _count(census: Census, ledger: LedgerReader, which: EventFilter, events: EventFilter) -> None:
    run, model = ledger.run_id, model_of(ledger)
    # A group's counts by technique, one object for all of its programs: a million events are counted in half a second.
    counts: dict[Group, defaultdict[str, list[int]]] = {}
    counts_of: dict[str, defaultdict[str, list[int]]] = {}
    left_out: set[str] = set()
    for sha, role, generation, created in ledger.generated_programs():
        if _fits(which.role, role) and _fits(which.generation, generation) and created >= which.since:
            group = Group(run, model, str(generation), role)
            counts_of[sha] = counts.setdefault(group, defaultdict(lambda: [0, 0]))
            census.programs[group] += 1
        else:
            left_out.add(sha)
    tried: dict[str, None] = {}
    for technique, program, number in ledger.attempts(events):
        own = counts_of.get(program)
        if own is not None:
            count = own[technique]
            count[0] += 1
            count[1] += number
            tried[program] = None
        elif program not in left_out:
            census.others += number
    for program in tried:
        counts_of[program][ANY][0] += 1
    for group, own in counts.items():
        own[ANY][1] = sum(number for _, number in own.values())
        for technique, (attempted, number) in own.items():
            census.attempted[group, technique] = attempted
            census.events[group, technique] = number


@dataclass(frozen=True)
class Comparison:
    """One technique in two groups: both rates, the difference right less left, its interval, and p-values.

    `adjusted` is the p-value after Holm's correction for the number of techniques compared.
    """

    technique: str
    left: Rate
    right: Rate
    difference: float
    low: float
    high: float
    p_value: float
    adjusted: float

    def as_json(self) -> dict[str, Any]:
        """The comparison as plain data."""
        return {**asdict(self), "left": self.left.as_json(), "right": self.right.as_json()}


def compare(census: Census, name: Field, left: str, right: str) -> list[Comparison]:
    """Compare two groups, for anything and for each technique that either tried. Raises `UsageFault`."""
    for value in (left, right):
        if value not in census.values(name):
            known = ", ".join(census.values(name)) or "none"
            raise UsageFault(f"no program of {name} {value!r} was made; there are: {known}")
    if left == right:
        raise UsageFault(f"both groups are {name} {left!r}: name two")
    pairs = [
        (technique, census.rate(technique, **{name: left}), census.rate(technique, **{name: right}))
        for technique in (ANY, *census.techniques)
    ]
    pairs = [pair for pair in pairs if pair[0] == ANY or pair[1].attempted or pair[2].attempted]
    found = [compare_proportions((a.attempted, a.programs), (b.attempted, b.programs)) for _, a, b in pairs]
    # `any` is one question of its own; the techniques are many, and one of many is easily a surprise.
    adjusted = [found[0].p_value, *adjust_p_values([each.p_value for each in found[1:]])]
    return [
        Comparison(technique, a, b, each.difference, each.low, each.high, each.p_value, p_value)
        for (technique, a, b), each, p_value in zip(pairs, found, adjusted, strict=True)
    ]


def _fits(wanted: Sequence[object], value: object) -> bool:
    return not wanted or value in wanted
