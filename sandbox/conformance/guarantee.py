"""A guarantee, the bench that it is tried on, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sandbox.host.pool import Sandbox
from sandbox.host.probing import Capability
from sandbox.policy.taxonomy import Layer

if TYPE_CHECKING:
    from docker import DockerClient

_EVIDENCE = 300


class Verdict(StrEnum):
    """What became of a guarantee. `DEGRADED`: nothing got out, but a layer that should have seen it is missing."""

    HELD = "held"
    DEGRADED = "degraded"
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """A verdict and one line of evidence, which may quote a program: hostile text."""

    verdict: Verdict
    evidence: str


def held(evidence: str) -> Finding:
    """The guarantee held."""
    return Finding(Verdict.HELD, evidence[:_EVIDENCE])


def degraded(evidence: str) -> Finding:
    """It held, but for a layer that this engine lacks."""
    return Finding(Verdict.DEGRADED, evidence[:_EVIDENCE])


def failed(evidence: str) -> Finding:
    """It did not hold."""
    return Finding(Verdict.FAILED, evidence[:_EVIDENCE])


@dataclass(frozen=True)
class Bench:
    """A sandbox under test, and the engine that it is on. Several guarantees are tried on it at the same time."""

    sandbox: Sandbox
    client: DockerClient

    def lacks(self, *capabilities: Capability) -> bool:
        """Whether any of these is missing."""
        return any(word.what in capabilities for word in self.sandbox.degraded)

    @property
    def blind(self) -> bool:
        """Whether denied calls are not on record."""
        return not self.sandbox.capabilities["denied_calls_recorded"]

    @property
    def container(self) -> dict[str, Any]:
        """What the supervisor of the first container found (`sandbox.guest.capabilities`)."""
        found: dict[str, Any] = self.sandbox.capabilities["container"]
        return found


@dataclass(frozen=True)
class Guarantee:
    """One promise: `promise` in a line, the layer that it rests on, and `check`, which attacks it.

    `check` raises `SandboxError` for faults of the engine; every other way of failing is a `Finding`.
    """

    name: str
    promise: str
    layer: Layer
    check: Callable[[Bench], Finding]


@dataclass(frozen=True)
class Result:
    """A guarantee with what was found."""

    name: str
    layer: str
    promise: str
    verdict: str
    evidence: str
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """One entry of the self-test's document."""
        return asdict(self)
