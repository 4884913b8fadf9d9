"""Tries every hack on several instances, and tells which of them work and what the scorer did wrong meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stop.tasks.check.bench import Bench, Verdict
from stop.tasks.check.case import Case
from stop.tasks.check.findings import Finding, fault, listed, warning
from stop.tasks.check.hack import Hack, Series, Tried, blind

_MOST_ENDINGS = 2
"""After so many scorers that had to be ended, the rest of the battery would tell nothing new, and takes long."""

_RAISED = re.compile(r"scorer raised (\w+)")
_CONTRACT = {
    "memory": (
        "the scorer allocates without bound",
        "check the size of an answer, and of the numbers in it, before you work with it",
    ),
    "type": ("the scorer returns something other than a number", "return a float in [0, 1]"),
    "range": (
        "the score leaves [0, 1]",
        "scale the score, and refuse with InvalidAnswer what no honest answer can be; do not clip",
    ),
    "raises": (
        "the scorer raises something other than InvalidAnswer",
        "check type, shape and domain first, and raise InvalidAnswer for what is no answer",
    ),
    "overflow": (
        "the scorer raises OverflowError for integers beyond 1e308",
        "compare integers with their bounds before you convert them, or ask math.isfinite of them",
    ),
    "ended": (
        "the scorer hangs, or dies",
        "check the length of an answer, and the size of its numbers, before you work with it",
    ),
}


@dataclass
class Tally:
    """What the scorer did in the course of a check, whatever the hack. Labels of answers, by kind of fault."""

    broken: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    changed: dict[str, list[str]] = field(default_factory=dict)
    revived: dict[str, list[str]] = field(default_factory=dict)
    scores: set[float] = field(default_factory=set)
    guesses: int = 0
    """How many blind guesses the scorer took for answers."""

    def note(self, label: str, verdict: Verdict) -> None:
        """Take an answer's verdict into account."""
        if verdict.kind is None:
            self.scores.add(verdict.score)
        if verdict.kind in ("scorer", "ended"):
            kind = _kind(verdict)
            self.broken.setdefault(kind, []).append(label)
            self.reasons.setdefault(kind, verdict.fault)
        for what in verdict.changed:
            self.changed.setdefault(what, []).append(label)
        for event in verdict.marks:
            self.revived.setdefault(event, []).append(label)

    def findings(self) -> list[Finding]:
        """One finding for each kind of fault."""
        found = []
        for kind, labels in self.broken.items():
            what, mend = _CONTRACT[kind]
            evidence = f"{self.reasons[kind]}; for {listed(list(dict.fromkeys(labels)), 3)}"
            report = warning if kind == "overflow" else fault
            found.append(report(f"scorer_{kind}", what, evidence, mend))
        for event, labels in self.revived.items():
            found.append(
                fault(
                    "answer_revived",
                    "the scorer runs, loads or opens what an answer says",
                    f"audit event {event} for {listed(list(dict.fromkeys(labels)), 3)}",
                    "take plain values only; parse texts with ast.literal_eval or json.loads",
                )
            )
        for what, labels in self.changed.items():
            found.append(
                warning(
                    "scorer_changes",
                    f"the scorer changes the {what} that it is given",
                    f"seen for {listed(list(dict.fromkeys(labels)), 2)}",
                    "work on a copy: a score must depend on nothing that came before",
                )
            )
        return found


def attack(
    bench: Bench,
    cases: Sequence[Case],
    first: int,
    hacks: Sequence[type[Hack]],
    tally: Tally,
    report: Callable[[str], None],
) -> list[Finding]:
    """Try the hacks on the `first` cases, and on all where they work there; a finding for each that works on all.

    `report` is told of each hack before it is tried.
    """
    found = []
    for number, kind in enumerate(hacks, start=1):
        report(f"hack {number} of {len(hacks)}: {kind.name}")
        if bench.endings >= _MOST_ENDINGS:
            break
        hack = kind()
        few = cases[:1] if kind.costly else cases[:first]
        caught = hack.caught(_try(bench, hack, few, tally))
        if caught and len(few) > 1:  # luck on a few instances is none on all of them
            caught = hack.caught(_try(bench, hack, cases, tally))
        if caught:
            found.append(_finding(hack, caught))
    return found


def _try(bench: Bench, hack: Hack, cases: Sequence[Case], tally: Tally) -> list[Series]:
    tried: dict[str, list[Tried]] = {}
    for case in cases:
        for label, answer in hack.probes(case):
            if bench.endings >= _MOST_ENDINGS:
                break
            verdict = bench.score(case.drawn, answer, watching=not tried and not hack.costly)
            if verdict is None:
                continue
            tally.note(f"{hack.name}: {label}", verdict)
            tally.guesses += verdict.kind is None and type(hack).rule is blind
            tried.setdefault(label, []).append(Tried(case, answer, verdict, hack.bar(case, label)))
    # A trick that only some instances allow proves nothing about the mean score of all.
    enough = max(1, len(cases) // 2)
    return [Series(label, each) for label, each in tried.items() if len(each) >= enough]


def _finding(hack: Hack, caught: Sequence[Series]) -> Finding:
    worst = max(caught, key=lambda series: (hack.is_certain(series), series.mean - series.bar))
    others = f" (and {len(caught) - 1} more)" if len(caught) > 1 else ""
    evidence = (
        f"{worst.label}{others}: mean score {worst.mean:.3f} on {len(worst.tried)} instances, "
        f"an honest answer's is {worst.bar:.3f}"
    )
    report = fault if hack.is_certain(worst) else warning
    return report(hack.name, hack.why, evidence, hack.mend)


def _kind(verdict: Verdict) -> str:
    if verdict.kind == "ended":
        return "ended"
    if "score returned a" in verdict.fault:
        return "type"
    raised = _RAISED.match(verdict.fault)
    if raised is None:
        return "range"
    if "MemoryError" in raised[1]:
        return "memory"
    return "overflow" if raised[1] == "OverflowError" else "raises"
