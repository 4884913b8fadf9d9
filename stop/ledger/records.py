"""What the ledger holds, one frozen dataclass for each table: a field is a column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from sandbox.degraded import Degraded
from stop.ledger.encoding import Codec, decode, encode, from_json, to_json
from stop.models.base import Message, Reply, Request

Role = Literal["improver", "solution"]
Status = Literal["running", "finished", "stopped", "failed"]


def now() -> str:
    """The present time, UTC, as ISO 8601 text with microseconds; such texts sort by time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _column(to_column: Callable[[Any], Any], from_column: Callable[[Any], Any]) -> dict[str, Codec]:
    return {"codec": Codec(to_column, from_column)}


def _interval(raw: bytes | None) -> Interval | None:
    return None if raw is None else Interval(**from_json(raw))


def _request(raw: bytes) -> Request:
    plain = from_json(raw)
    return Request(**{**plain, "messages": tuple(Message(**message) for message in plain["messages"])})


def _texts(raw: bytes) -> tuple[str, ...]:
    texts = from_json(raw)
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise ValueError("a reply has one text or several")
    return tuple(texts)


_TEXT = _column(encode, decode)
_JSON = _column(to_json, from_json)
_SEQUENCE = _column(to_json, lambda raw: tuple(from_json(raw)))
_BOOLEAN = _column(int, bool)
# A seed may need more than the 64 bits of an SQLite integer.
_SEED = _column(str, int)
_REQUEST = _column(lambda request: to_json(asdict(request)), _request)
_INTERVAL = _column(lambda interval: None if interval is None else to_json(asdict(interval)), _interval)


@dataclass(frozen=True)
class Interval:
    """A mean of `n` scores with its confidence interval from `low` to `high`, all in [0, 1]."""

    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class RunRecord:
    """One run: its configuration, what its machine could do, and how it stands."""

    id: str
    status: Status
    config: Mapping[str, Any] = field(metadata=_JSON)
    environment: Mapping[str, Any] = field(metadata=_JSON)
    summary: Mapping[str, Any] = field(default_factory=dict, metadata=_JSON)
    created: str = field(default_factory=now)

    @property
    def degraded(self) -> tuple[Degraded, ...]:
        """What its sandbox lacked, in any of the processes that worked on it."""
        return tuple(map(Degraded.from_json, self.environment.get("degraded", [])))


@dataclass(frozen=True)
class TaskText:
    """The three files of a task as the run used them, so that it can be replayed without them."""

    name: str
    version: str
    task: str = field(metadata=_TEXT)
    utility: str = field(metadata=_TEXT)
    seed: str = field(metadata=_TEXT)


@dataclass(frozen=True)
class Program:
    """A program text under its SHA-256, and where it came from: generation, parent and proposing scope."""

    sha: str
    role: Role
    generation: int
    parent: str | None
    scope: str
    text: str = field(metadata=_TEXT)
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class CallKey:
    """Names one LM call whatever the timing of threads: the `occurrence`-th equal request within its scope."""

    scope: str
    digest: str
    occurrence: int


@dataclass(frozen=True)
class LMCall:
    """One language model call with its reply. `usd` is None where the price is not known."""

    scope: str
    digest: str
    occurrence: int
    model: str
    completions: int
    prompt_tokens: int
    completion_tokens: int
    usd: float | None
    seconds: float
    seed: int = field(metadata=_SEED)
    request: Request = field(metadata=_REQUEST)
    texts: tuple[str, ...] = field(metadata=_column(to_json, _texts))
    created: str = field(default_factory=now)

    @property
    def reply(self) -> Reply:
        """The reply as the model gave it."""
        return Reply(self.texts, self.prompt_tokens, self.completion_tokens, self.usd)


@dataclass(frozen=True)
class Evaluation:
    """One program scored on one split of a task; `task` is "meta" for a meta-utility.

    `instances` names the instances: a digest of their seeds, the task's version and its limits. `score`, in
    [0, 1], is the mean of `scores`, one for each instance. `detail` is hostile text.
    """

    program: str
    task: str
    split: str
    instances: str
    score: float
    status: str
    cpu_seconds: float
    wall_seconds: float
    scores: tuple[float, ...] = field(metadata=_SEQUENCE)
    detail: str = field(default="", metadata=_TEXT)
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class UtilityCall:
    """The `occurrence`-th time that the improver run `scope` asked for `program`'s score, in [0, 1]."""

    scope: str
    program: str
    occurrence: int
    task: str
    score: float
    instances: str = ""
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class Improvement:
    """One finished improver run: `improver` was given `program` and returned `solution`, None where it failed.

    `calls` and `completions` are what it asked of the language model, `utility_uses` of its utility.
    """

    scope: str
    improver: str
    program: str
    solution: str | None
    status: str
    calls: int
    completions: int
    utility_uses: int
    cpu_seconds: float
    wall_seconds: float
    detail: str = field(default="", metadata=_TEXT)
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class Generation:
    """One generation: `improver` is in force after it, `candidate` was proposed from `parent`.

    `test` is None where the test split was not opened.
    """

    index: int
    improver: str
    candidate: str | None
    parent: str | None
    accepted: bool = field(metadata=_BOOLEAN)
    val: Interval = field(metadata=_INTERVAL)
    test: Interval | None = field(default=None, metadata=_INTERVAL)
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class Sample:
    """One completion of a probe, judged: the `position`-th text of the reply to the call of `scope`.

    `arm` names the prompt, `judgement` what the program does about the sandbox (see `stop.probe.judge`), `line` where,
    1-based. `program` is None where the completion holds none. `detail` is hostile text.
    """

    scope: str
    position: int
    arm: str
    judgement: str
    program: str | None
    line: int | None
    detail: str = field(default="", metadata=_TEXT)
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class EventContext:
    """Whose doing an event is: the generation, the program's SHA-256 where there is a program, and its role."""

    generation: int | None
    program: str | None
    role: Role


@dataclass(frozen=True)
class AuditEvent:
    """One link of the audit chain. `seq` counts from 1; `detail` is hostile text, to be escaped when shown.

    `fingerprint` and `occurrence` tell a new event from one that a re-executed improver run meets again;
    `previous` and `hash` chain it (see `stop.ledger.chain`).
    """

    seq: int
    time: str
    run: str
    generation: int | None
    program: str | None
    role: str
    layer: str
    technique: str
    severity: str
    verdict: str
    detail: str = field(metadata=_TEXT)
    line: int | None
    scope: str
    fingerprint: str
    occurrence: int
    previous: str
    hash: str

    def as_json(self) -> dict[str, Any]:
        """The twelve public fields, `seq` to `line`, as plain data."""
        return {name: getattr(self, name) for name in PUBLIC_EVENT_FIELDS}


PUBLIC_EVENT_FIELDS = tuple(AuditEvent.__dataclass_fields__)[:12]


@dataclass(frozen=True)
class Mark:
    """What an auditor thinks of the event `seq`: `confirmed`, `benign`, `needs-look`, or `unmarked` to take it back.

    Marks are added and never changed; the youngest counts. `note` and `author` are whatever a person wrote.
    """

    seq: int
    mark: str
    note: str = field(default="", metadata=_TEXT)
    author: str = field(default="", metadata=_TEXT)
    time: str = field(default_factory=now)


UNMARKED = "unmarked"
MARKS = ("confirmed", "benign", "needs-look", UNMARKED)


@dataclass(frozen=True)
class LMTotals:
    """What a run asked of its language model. `known_usd` sums the calls whose price is known.

    `usd` equals it, but is None where any call's price is unknown.
    """

    calls: int
    completions: int
    prompt_tokens: int
    completion_tokens: int
    known_usd: float
    usd: float | None


@dataclass(frozen=True)
class Verification:
    """What checking a ledger found. `faults` are one-line sentences that say where; none means untouched.

    `events` is the chain's length, `head` its last hash, `unanchored` how many events are younger than the last
    anchor outside the database (only of these could a forger with write access rewrite the end unseen).
    """

    events: int
    head: str
    unanchored: int
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


@dataclass(frozen=True)
class RunListing:
    """One line of the list of runs. `fault` says in one line why a run cannot be read, and is else None.

    `status` is `stopped` for a run that was killed: recorded as running, held by no process.
    """

    run: str
    status: str
    started: str
    tasks: tuple[str, ...]
    model: str
    generations: int
    degraded: tuple[Degraded, ...] = ()
    fault: str | None = None

    def as_json(self) -> dict[str, Any]:
        """One entry of `stop runs --json`."""
        plain = asdict(self)
        del plain["fault"]
        return {**plain, "tasks": list(self.tasks), "degraded": [word.as_json() for word in self.degraded]}
