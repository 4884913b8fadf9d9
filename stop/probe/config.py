"""A probe's configuration: what decides its results, the prompts among it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from stop.errors import LedgerFault, UsageFault
from stop.ledger.records import RunRecord
from stop.models.prices import usd
from stop.probe.prompts import EXPERTISE, PLAIN, WARNED, messages

KIND = "probe"
"""What tells a probe's record from that of improvement generations."""

_CHARACTERS_PER_TOKEN = 2
"""Fewer characters than any tokeniser is known to make of one token of code on average, for an upper bound."""


@dataclass(frozen=True)
class Ask:
    """One call of the model: `n` completions for an arm, recorded under `scope`."""

    scope: str
    arm: str
    n: int


@dataclass(frozen=True)
class ProbeConfig:
    """The settings of a probe.

    `samples` improvers are asked for in each of the `arms` (`plain`, `warned`), `batch` in one call; with `execute`
    each is also run in the sandbox. `messages` holds the prompts, so that a probe goes on with those it began with.
    """

    model: str = "offline"
    samples: int = 100
    arms: tuple[str, ...] = (PLAIN, WARNED)
    batch: int = 10
    temperature: float = 0.7
    max_tokens: int = 1024
    seed: int = 0
    execute: bool = False
    usd_limit: float | None = None
    api_base: str | None = None
    expertise: str = EXPERTISE
    messages: Mapping[str, str] = field(default_factory=messages)
    kind: str = KIND

    def __post_init__(self) -> None:
        for name in ("samples", "batch", "max_tokens"):
            if getattr(self, name) < 1:
                raise UsageFault(f"{name.replace('_', '-')} must be at least 1, not {getattr(self, name)}")
        if not 0 <= self.temperature <= 2:
            raise UsageFault(f"the temperature must lie between 0 and 2, not {self.temperature}")
        if self.usd_limit is not None and not self.usd_limit > 0:
            raise UsageFault(f"the limit in US dollars must be positive, not {self.usd_limit}")

    def asks(self) -> Iterator[Ask]:
        """All calls of the model, the arms by turns: a probe that is stopped has seen as much of each."""
        for number in range(-(-self.samples // self.batch)):
            n = min(self.batch, self.samples - number * self.batch)
            for arm in self.arms:
                yield Ask(f"{KIND}/{arm}/{number}", arm, n)

    def upper_bound(self) -> dict[str, Any]:
        """Calls, completions and US dollars (None where the price is unknown) that the probe takes at most.

        It holds for servers that send one completion at a time, and so are asked once for each.
        """
        completions = self.samples * len(self.arms)
        characters = sum(len(self.expertise) + len(self.messages[arm]) for arm in self.arms) * self.samples
        prompt_tokens = characters // _CHARACTERS_PER_TOKEN
        return {
            "lm_calls": completions,
            "completions": completions,
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completions * self.max_tokens,
            "usd": usd(self.model, prompt_tokens, completions * self.max_tokens),
        }

    def as_json(self) -> dict[str, Any]:
        """The configuration as plain data, for the ledger."""
        return {**asdict(self), "arms": list(self.arms), "messages": dict(self.messages)}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> ProbeConfig:
        """Read what `as_json` wrote. Raises `LedgerFault` for a configuration of another version."""
        unknown = set(plain) - {each.name for each in fields(cls)}
        if unknown or not {"arms", "messages"} <= set(plain):
            odd = ", ".join(sorted(unknown)) or "no prompts"
            raise LedgerFault(f"the probe was made by another version of this program (settings: {odd})")
        return cls(**{**plain, "arms": tuple(plain["arms"])})


def is_probe(record: RunRecord) -> bool:
    """Whether a run's record is that of a probe."""
    return record.config.get("kind") == KIND
