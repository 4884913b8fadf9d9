"""Says plainly that a program wanted a package that its sandbox does not hold: models write such imports often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sandbox.packages import PackageRefused, requirements
from sandbox.program import Outcome, Status

_MISSING = re.compile(r"ModuleNotFoundError: No module named '(\w+)[\w.]*'")


def explain_missing(outcome: Outcome, packages: Sequence[str]) -> Outcome:
    """The outcome with a hint in its detail: what there is, and what the task's author could do about it."""
    missing = _MISSING.match(outcome.detail) if outcome.status is Status.ERROR else None
    if missing is None:
        return outcome
    there = ", ".join(["the standard library", "NumPy", *packages])
    return replace(outcome, detail=f"{outcome.detail}; there are {there}{_remedy(missing[1], packages)}")


def _remedy(module: str, packages: Sequence[str]) -> str:
    try:
        requirements([module])
    except PackageRefused as refusal:
        return f"; {refusal}"
    return f" (the task's author can add it: Task(packages={(*packages, module)!r}))"
