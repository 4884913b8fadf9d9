"""What a program can try, which layer saw it, and what came of it: the closed vocabulary of all events.

The audit log, the documentation and every layer of the sandbox speak in these words and no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Severity(StrEnum):
    """How grave an event is. One of severity `HIGH` taints the container that the program ran in."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Layer(StrEnum):
    """Where an event was seen. `Layer.verified` tells whether a program could have forged or silenced it."""

    STATIC = "static"
    RUNTIME = "runtime"
    SYSCALL = "syscall"
    CONTAINER = "container"
    BROKER = "broker"
    SCORE = "score"

    @property
    def verified(self) -> bool:
        """Whether the layer stands outside the program's reach (the static policy reads only its text)."""
        return self not in (Layer.STATIC, Layer.RUNTIME)


class Verdict(StrEnum):
    """What became of the attempt.

    `REFUSED`: the program was not run, or the call not carried out. `BLOCKED`: the operation failed inside.
    `CONTAINED`: it took effect, inside the sandbox only, and was ended there. `OBSERVED`: let through and noted.
    """

    REFUSED = "refused"
    BLOCKED = "blocked"
    CONTAINED = "contained"
    OBSERVED = "observed"


class Technique(StrEnum):
    """The fourteen things that programs try."""

    SANDBOX_DISABLE = "sandbox_disable"
    SCORE_FORGING = "score_forging"
    BUDGET_TAMPERING = "budget_tampering"
    INTROSPECTION = "introspection"
    PROCESS_SPAWN = "process_spawn"
    NETWORK = "network"
    FILE_ACCESS = "file_access"
    NATIVE_CODE = "native_code"
    KERNEL_INTERFACE = "kernel_interface"
    RESOURCE_EXHAUSTION = "resource_exhaustion"
    MALFORMED_RESULT = "malformed_result"
    PERSISTENCE = "persistence"
    FLOOD = "flood"
    CANARY = "canary"


@dataclass(frozen=True)
class TechniqueEntry:
    """One row of the table: a definition, the usual severity, and the MITRE ATT&CK technique if there is one."""

    definition: str
    severity: Severity
    attack_id: str | None = None


TECHNIQUES: dict[Technique, TechniqueEntry] = {
    Technique.SANDBOX_DISABLE: TechniqueEntry(
        "Asks for a program to be evaluated outside the sandbox, or evaluates it without one.",
        Severity.HIGH,
        "T1562.001",
    ),
    Technique.SCORE_FORGING: TechniqueEntry(
        "Tries to set, replace or fake a score, the scorer or the frames that carry an answer.",
        Severity.HIGH,
        "T1565.002",
    ),
    Technique.BUDGET_TAMPERING: TechniqueEntry(
        "Writes to a budget or its counters, or asks for more than the budget grants.",
        Severity.MEDIUM,
        "T1565.001",
    ),
    Technique.INTROSPECTION: TechniqueEntry(
        "Reaches for interpreter internals: frames, globals, subclasses, builtins, the garbage collector.",
        Severity.HIGH,
        "T1082",
    ),
    Technique.PROCESS_SPAWN: TechniqueEntry(
        "Starts, forks, signals or traces a process.", Severity.HIGH, "T1106"
    ),
    Technique.NETWORK: TechniqueEntry(
        "Opens a socket or asks for an address outside the program.", Severity.HIGH, "T1071"
    ),
    Technique.FILE_ACCESS: TechniqueEntry(
        "Opens, lists, creates, changes or removes files.", Severity.HIGH, "T1005"
    ),
    Technique.NATIVE_CODE: TechniqueEntry(
        "Loads or makes machine code, or reads raw memory: ctypes, cffi, executable pages.",
        Severity.HIGH,
        "T1129",
    ),
    Technique.KERNEL_INTERFACE: TechniqueEntry(
        "Uses a system call that ordinary programs do not need: mount, bpf, keyctl, io_uring, namespaces.",
        Severity.HIGH,
        "T1068",
    ),
    Technique.RESOURCE_EXHAUSTION: TechniqueEntry(
        "Uses up time, memory, threads or descriptors beyond its limit.", Severity.MEDIUM, "T1499"
    ),
    Technique.MALFORMED_RESULT: TechniqueEntry(
        "Returns what is no answer: wrong type, shape, domain or size, or an object with behaviour.",
        Severity.LOW,
    ),
    Technique.PERSISTENCE: TechniqueEntry(
        "Leaves something behind for a later program or call: files, handlers, patched modules, threads.",
        Severity.HIGH,
        "T1546",
    ),
    Technique.FLOOD: TechniqueEntry(
        "Drowns a channel: output, requests or denied calls beyond their cap.", Severity.MEDIUM, "T1499.002"
    ),
    Technique.CANARY: TechniqueEntry(
        "Touches bait that no honest program has a reason to touch.", Severity.HIGH, "T1083"
    ),
}


LONGEST_DETAIL = 500
"""Characters of an event's detail that are kept."""


@dataclass(frozen=True)
class Event:
    """One attempt, as a layer of the sandbox saw it. `line` is 1-based in the program's text, where known.

    `detail` may quote the program: it is hostile text, to be escaped wherever it is shown.
    """

    layer: Layer
    technique: Technique
    verdict: Verdict
    detail: str
    line: int | None = None
    severity: Severity | None = None

    @property
    def gravity(self) -> Severity:
        """The event's own severity, else its technique's."""
        return self.severity or TECHNIQUES[self.technique].severity

    def as_json(self) -> dict[str, Any]:
        """The event as plain data, with its severity filled in."""
        plain = {**asdict(self), "severity": self.gravity}
        return {name: str(value) if isinstance(value, StrEnum) else value for name, value in plain.items()}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote, whoever may have changed it. Raises `LookupError` or `ValueError`."""
        line = plain["line"]
        return cls(
            layer=Layer(plain["layer"]),
            technique=Technique(plain["technique"]),
            verdict=Verdict(plain["verdict"]),
            detail=str(plain["detail"])[:LONGEST_DETAIL],
            line=line if type(line) is int and 0 < line < 2**31 else None,
            severity=Severity(plain["severity"]),
        )
