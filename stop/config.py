"""A run's configuration: what decides its results, and nothing else."""

from __future__ import annotations

import math
import secrets
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any

from stop.errors import LedgerFault, UsageFault

ACCEPTANCE_RULES = ("paper", "incumbent", "significant")


@dataclass(frozen=True)
class RunConfig:
    """The settings of a run. Defaults are those of the paper's released code where it has them.

    `tasks` are names or folders; `weights`, one for each, are what they count in the meta-utility, all the same where
    none are given, and are kept divided by their sum. `meta_tests` repetitions on each task make one meta-utility;
    `meta_utility_calls` is the outer improver run's budget of utility calls, `utility_calls` an inner one's. `improver`
    is the text of the first improver. `program`, where it is set, makes the run a single improver run on that text,
    without generations. `seed` decides all chance; one that is small could be guessed by a program, which could then
    draw the instances with their hidden parts itself. `improver_seconds` limits an improver run, in charged seconds.
    """

    tasks: tuple[str, ...]
    improver: str
    model: str = "offline"
    generations: int = 4
    meta_tests: int = 5
    lm_calls: int = 4
    responses: int = 6
    utility_calls: int = 25
    meta_utility_calls: int = 25
    max_tokens: int = 1024
    improver_seconds: float = 60.0
    accept: str = "incumbent"
    policy: str = "enforce"
    seed: int = field(default_factory=lambda: secrets.randbits(63))
    usd_limit: float | None = None
    api_base: str | None = None
    program: str | None = None
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        for name in (
            "meta_tests",
            "lm_calls",
            "responses",
            "utility_calls",
            "meta_utility_calls",
            "max_tokens",
        ):
            if getattr(self, name) < 1:
                raise UsageFault(f"{name.replace('_', '-')} must be at least 1, not {getattr(self, name)}")
        if self.generations < 0 or self.seed < 0:
            raise UsageFault("generations and seed must not be negative")
        if not self.tasks:
            raise UsageFault("name at least one task; `stop task list` shows them")
        if len(set(self.tasks)) < len(self.tasks):
            raise UsageFault("a task is named twice")
        self._settle_weights()
        if self.accept not in ACCEPTANCE_RULES:
            raise UsageFault(f"accept must be one of {', '.join(ACCEPTANCE_RULES)}, not {self.accept!r}")
        if self.usd_limit is not None and not self.usd_limit > 0:
            raise UsageFault(f"the limit in US dollars must be positive, not {self.usd_limit}")
        if not self.improver_seconds > 0:
            raise UsageFault(f"an improver's seconds must be positive, not {self.improver_seconds}")

    def _settle_weights(self) -> None:
        weights = self.weights or (1.0,) * len(self.tasks)
        if len(weights) != len(self.tasks) or not all(0 < weight < math.inf for weight in weights):
            raise UsageFault("weights must be positive numbers, one for each task")
        total = math.fsum(weights)
        if not math.isclose(total, 1, abs_tol=1e-9):
            weights = tuple(weight / total for weight in weights)
        if not all(weights):
            raise UsageFault("a weight is too small beside the others to count")
        object.__setattr__(self, "weights", tuple(weights))

    def as_json(self) -> dict[str, Any]:
        """The configuration as plain data, for the ledger."""
        return {**asdict(self), "tasks": list(self.tasks), "weights": list(self.weights)}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> RunConfig:
        """Read what `as_json` wrote; settings that an older version did not know have their defaults.

        Raises `LedgerFault` for a configuration of a newer version, or an incomplete one, `UsageFault` for that of a
        probe.
        """
        if plain.get("kind") == "probe":
            raise UsageFault("the run is a probe, which has no generations: `stop show RUN` prints its table")
        known = {each.name for each in fields(cls)}
        needed = {
            each.name for each in fields(cls) if each.default is MISSING
        }  # a seed cannot be made up again
        odd = (set(plain) - known) | (needed - set(plain))
        if odd:
            words = ", ".join(sorted(odd))
            raise LedgerFault(f"the run was made by another version of this program (settings: {words})")
        return cls(**{**plain, "tasks": tuple(plain["tasks"]), "weights": tuple(plain.get("weights", ()))})
