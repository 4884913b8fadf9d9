"""What every part of a run works with, and the three things that all of them do: ask the model, keep, report."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from sandbox.host.pool import Sandbox
from sandbox.policy.taxonomy import Event
from sandbox.program import Policy
from stop.budget import Purse
from stop.errors import StopError
from stop.ledger.ledger import Ledger
from stop.ledger.records import AuditEvent, CallKey, EventContext, Role
from stop.models.base import LanguageModel, Message, Reply, Request, request_digest
from stop.progress import Progress, Silent


class Stopped(StopError):
    """The user, or a watcher of events, asked the run to stop. It can be resumed."""


class Stopping(threading.Event):
    """Once set, all work ends soon; `reason` says why. The first reason is the one that is told."""

    reason = "stopped on request"

    def ask(self, reason: str) -> None:
        """Set it for a reason."""
        if not self.is_set():
            self.reason = reason
            self.set()


Watcher = Callable[[AuditEvent], str | None]
"""Told of each new event once it is on record; answers with the reason for which the run is to end, if it is.

Called from several threads. Must neither raise nor wait.
"""


def derive_seed(*parts: object) -> int:
    """A 63-bit number that depends on all parts and nothing else."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1


@dataclass
class ModelUse:
    """What asking the language model takes: where replies are kept, what may be spent, who watches.

    `workers` calls are under way at once. `stopping`, once set, ends all work soon.
    """

    ledger: Ledger
    model: LanguageModel
    seed: int
    workers: int = 1
    max_tokens: int = 1024
    usd_limit: float | None = None
    progress: Progress = field(default_factory=Silent)
    stopping: Stopping = field(default_factory=Stopping)
    watchers: Sequence[Watcher] = ()

    def __post_init__(self) -> None:
        self.ledger.listener = self._watch
        self._purse = None if self.usd_limit is None else Purse(self.usd_limit, self.ledger.lm_spending)

    def stop(self, reason: str = Stopping.reason) -> None:
        """Ask all work to end soon; what is recorded stays."""
        self.stopping.ask(reason)

    def end_programs(self) -> None:
        """End the programs that are running, if any are."""

    def check(self) -> None:
        """Raise `Stopped` if the run is to end."""
        if self.stopping.is_set():
            raise Stopped(self.stopping.reason)

    def paying(self) -> AbstractContextManager[None]:
        """Make one call of the model inside. Raises `BudgetExhausted` once the limit in US dollars is reached."""
        return nullcontext() if self._purse is None else self._purse.paying()

    def note(
        self, events: Iterable[Event], scope: str, generation: int, program: str | None, role: Role
    ) -> None:
        """Put events on record; whoever watches is told of the new ones."""
        events = list(events)
        if events:
            self.ledger.record_events(scope, EventContext(generation, program, role), events)

    def _watch(self, events: Sequence[AuditEvent]) -> None:
        for event in events:
            self.progress.noticed(event)
            for watcher in self.watchers:
                reason = watcher(event)
                if reason is not None:
                    self.stop(reason)


@dataclass
class Context(ModelUse):
    """One execution of a run, with the sandbox that its programs run in.

    `workers` evaluations, and as many inner improver runs, are under way at once. `scope` strings name improver runs
    the same way in every execution: whatever the ledger holds under one is answered from there.
    """

    sandbox: Sandbox = field(kw_only=True)
    policy: Policy = field(default=Policy.ENFORCE, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.evaluation_slots = threading.BoundedSemaphore(self.workers)
        self.improver_slots = threading.BoundedSemaphore(self.workers)

    def end_programs(self) -> None:
        """End the programs that are running."""
        self.sandbox.close()


@dataclass(frozen=True)
class NumberedRequest:
    """A request with the key under which its reply is recorded."""

    key: CallKey
    request: Request


class Scope:
    """One improver run's conversation with the model: numbers its equal requests, so that each has its own reply."""

    def __init__(self, context: ModelUse, name: str) -> None:
        self._name = name
        self._context = context
        self._asked: Counter[str] = Counter()
        self._counting = threading.Lock()

    def number(self, messages: tuple[Message, ...], n: int, temperature: float) -> NumberedRequest:
        """A request for `n` completions, told from its equals by the order in which they are numbered."""
        plain = Request(messages, n, temperature, self._context.max_tokens)
        digest = request_digest(plain)
        with self._counting:
            key = CallKey(self._name, digest, self._asked[digest])
            self._asked[digest] += 1
        seed = derive_seed(self._context.seed, key.scope, key.digest, key.occurrence)
        return NumberedRequest(key, replace(plain, seed=seed))

    def complete(self, numbered: NumberedRequest) -> Reply:
        """The recorded reply to a request, else the model's, which is recorded before it is returned.

        Raises `ModelFault`, `BudgetExhausted` (US dollars) or `Stopped`.
        """
        context = self._context
        recorded = context.ledger.recorded_reply(numbered.key)
        if recorded is not None:
            return recorded
        with context.paying():
            context.check()
            began = time.monotonic()
            reply = context.model.complete(numbered.request)
            seconds = time.monotonic() - began
            context.ledger.record_reply(
                numbered.key, numbered.request, reply, model=context.model.name, seconds=seconds
            )
        context.progress.replied(reply)
        return reply
