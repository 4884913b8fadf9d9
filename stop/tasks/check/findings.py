"""What a check says of a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """A *fault* lets a program cheat, or makes scores mean nothing; a *warning* is worth a look."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing found. `check` names the check or hack, `evidence` what was seen, `mend` what to do; each one line."""

    check: str
    severity: Severity
    what: str
    evidence: str
    mend: str


@dataclass(frozen=True)
class Report:
    """What a whole check found. `seed_score` is the seed solution's mean on the instances used, None without one."""

    task: str
    version: str
    findings: tuple[Finding, ...]
    hacks: int
    answers: int
    seed_score: float | None
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether no fault was found; warnings may have been."""
        return not any(finding.severity is Severity.FAULT for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return {"ok": self.ok, **asdict(self), "findings": [asdict(finding) for finding in self.findings]}


def fault(check: str, what: str, evidence: str, mend: str) -> Finding:
    """A finding that makes the check fail."""
    return Finding(check, Severity.FAULT, what, evidence, mend)


def warning(check: str, what: str, evidence: str, mend: str) -> Finding:
    """A finding that does not."""
    return Finding(check, Severity.WARNING, what, evidence, mend)


def listed(words: Sequence[str], most: int = 4) -> str:
    """The first few of many, in words."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more
