"""The ledger of one run: a single SQLite file that every paid reply, score and event enters before it is used."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

from sandbox.policy.taxonomy import Event
from stop.errors import LedgerFault, UsageFault
from stop.ledger import audit
from stop.ledger.anchor import append_anchor
from stop.ledger.database import Database
from stop.ledger.encoding import text_sha, to_json
from stop.ledger.export import PROGRAMS_NAME
from stop.ledger.files import sync_folder
from stop.ledger.lock import RunLock
from stop.ledger.reader import LedgerReader
from stop.ledger.records import (
    AuditEvent,
    CallKey,
    Evaluation,
    EventContext,
    Generation,
    Improvement,
    LMCall,
    Program,
    Role,
    RunRecord,
    Sample,
    Status,
    TaskText,
    UtilityCall,
)
from stop.ledger.rows import insert, select_one
from stop.ledger.runs import LEDGER_NAME, checked_run_id, find_run
from stop.models.base import Reply, Request

_log = logging.getLogger(__name__)


class Ledger(LedgerReader):
    """A run's ledger, open for writing by this process alone; its threads share it.

    Whatever a `record_...` method returns from is on the disk (inside `transaction`: once the outermost one ends).
    They raise `LedgerFault` where SQLite refuses, and where a record contradicts one that is there.
    """

    def __init__(self, folder: Path, database: Database, lock: RunLock) -> None:
        self._lock: RunLock | None = lock
        self.listener: Callable[[Sequence[AuditEvent]], None] = _nobody
        """Told of new events once they are on the disk, in the thread that recorded them. Must not raise."""
        super().__init__(folder, database)
        audit.start_counting(database)

    @classmethod
    def create(
        cls,
        runs_dir: Path,
        run: str,
        config: Mapping[str, Any],
        *,
        tasks: Sequence[TaskText] = (),
        environment: Mapping[str, Any] | None = None,
    ) -> Self:
        """Begin a run: its folder appears with a complete ledger in it, or not at all.

        `config` and `environment` (what the engine and the machine can do) are JSON objects. Raises `UsageFault` for
        an id that is taken or no plain name, and for a `runs_dir` that cannot be written.
        """
        folder = runs_dir / checked_run_id(run)
        draft = runs_dir / f".{run}.{secrets.token_hex(4)}"
        try:
            draft.mkdir(parents=True)
            _fill(draft, RunRecord(run, "running", config, environment or {}), tasks)
            draft.rename(folder)
            sync_folder(runs_dir)
        except OSError as error:
            if folder.exists():
                raise UsageFault(f"run {run} exists in {runs_dir} already: choose another id") from error
            raise UsageFault(
                f"cannot write runs to {runs_dir}: {error.strerror}; choose --runs-dir"
            ) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return cls.open(runs_dir, run)

    @classmethod
    def open(cls, runs_dir: Path, run: str) -> Self:
        """Open for going on, by id, unambiguous beginning of an id, or `latest`.

        Raises `UsageFault` for an unknown run, `LedgerFault` for one that another process is writing, and for a
        damaged, foreign or newer ledger.
        """
        folder = runs_dir / find_run(runs_dir, run)
        lock = RunLock(folder)
        try:
            return cls(folder, Database(folder / LEDGER_NAME), lock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Anchor the audit chain and let go of the run. What was recorded is safe without it. May be called twice."""
        if self._lock is not None:
            self._publish()
            super().close()
            self._lock.release()
            self._lock = None

    def transaction(self) -> AbstractContextManager[None]:
        """All records made inside are committed together, or none is. Keep it short: other threads wait."""
        return self._database.transaction()

    def restart(self, scope: str) -> None:
        """Say that an improver run is executed anew in this process: its events count from the beginning again."""
        audit.restart_counting(self._database, scope)

    def set_status(self, status: Status, summary: Mapping[str, Any] | None = None) -> None:
        """Record how the run stands, and a summary to keep with it. Not inside a transaction."""
        with self._database.settled() as settled:
            if not settled:
                raise LedgerFault("a run's status cannot be set inside a transaction")
            if status != "running":
                self._publish()  # first: an ended run whose last events are not anchored counts as tampered with
            with self._database.transaction():
                self._database.execute("UPDATE run SET status = ?", (status,))
                if summary is not None:
                    self._database.execute("UPDATE run SET summary = ?", (to_json(summary),))

    def record_environment(self, environment: Mapping[str, Any]) -> None:
        """Keep what the machine can do that goes on with the run. What was degraded before is so still."""
        with self._database.transaction():
            before = self.run().environment.get("degraded", [])
            added = [word for word in environment.get("degraded", []) if word not in before]
            merged = {**environment, "degraded": [*before, *added]}
            self._database.execute("UPDATE run SET environment = ?", (to_json(merged),))

    def record_program(
        self, text: str, role: Role, generation: int, *, parent: str | None = None, scope: str = ""
    ) -> str:
        """Keep a program text and return its SHA-256. A text that is there already keeps its first origin."""
        sha = text_sha(text)
        with self._database.transaction():
            if self.program(sha) is None:
                insert(self._database, Program(sha, role, generation, parent, scope, text))
        return sha

    def record_reply(
        self, key: CallKey, request: Request, reply: Reply, *, model: str, seconds: float = 0.0
    ) -> None:
        """Keep a paid reply. On return it is durable, and may be used."""
        call = LMCall(
            scope=key.scope,
            digest=key.digest,
            occurrence=key.occurrence,
            model=model,
            completions=len(reply.texts),
            prompt_tokens=reply.prompt_tokens,
            completion_tokens=reply.completion_tokens,
            usd=reply.usd,
            seconds=seconds,
            seed=request.seed,
            request=request,
            texts=reply.texts,
        )
        with self._database.transaction():
            insert(self._database, call)

    def record_evaluation(
        self, evaluation: Evaluation, scope: str, context: EventContext, events: Iterable[Event] = ()
    ) -> Evaluation:
        """Keep an evaluation and what it tried, together, and return the evaluation that counts.

        That is the recorded one where the same evaluation is there already: the new one and its events are dropped.
        """
        key = (evaluation.program, evaluation.task, evaluation.split, evaluation.instances)
        chained: list[AuditEvent] = []
        with self._database.transaction():
            recorded = self.evaluation(*key)
            if recorded is None:
                insert(self._database, evaluation)
                # An evaluation is run once, so its events need an origin of their own: a resumed run, which no longer
                # meets them, would else take the events of the scope's next evaluation for them.
                origin = "\n".join(key[1:])
                chained = audit.append(self._database, self.run_id, scope, context, events, origin)
        self.listener(chained)
        return recorded or evaluation

    def record_utility_call(self, call: UtilityCall) -> None:
        """Keep the fact that an improver run asked for a score. The same call again, on resume, changes nothing."""
        with self._database.transaction():
            key = {"scope": call.scope, "program": call.program, "occurrence": call.occurrence}
            recorded = select_one(self._database, UtilityCall, key)
            if recorded is None:
                insert(self._database, call)
            elif (recorded.task, recorded.score) != (call.task, call.score):
                raise LedgerFault(
                    f"utility call {call.occurrence} of {call.scope} for {call.program[:12]} is recorded with score "
                    f"{recorded.score} on {recorded.task}, not {call.score} on {call.task}: the run does not repeat"
                )

    def record_improvement(self, improvement: Improvement) -> None:
        """Keep a finished improver run, so that it is not run again."""
        with self._database.transaction():
            insert(self._database, improvement)

    def record_generation(self, generation: Generation) -> None:
        """Keep a finished generation, then anchor the audit chain and write out the programs."""
        with self._database.transaction():
            insert(self._database, generation)
        self._publish()

    def record_sample(self, sample: Sample) -> None:
        """Keep the judgement of one completion."""
        with self._database.transaction():
            insert(self._database, sample)

    def record_events(self, scope: str, context: EventContext, events: Iterable[Event]) -> list[AuditEvent]:
        """Chain the events that are new, and return these.

        The n-th equal event of a scope in this process is taken for the n-th that is recorded, so that an improver
        run that is executed again after a crash adds only what it had not come to.
        """
        chained = audit.append(self._database, self.run_id, scope, context, events, origin="")
        self.listener(chained)
        return chained

    def _publish(self) -> None:
        """Anchor the chain and write the programs out: for verifiers and people, so a failure ends no run."""
        with self._database.settled() as settled:
            if not settled:
                return
            try:
                append_anchor(self.folder, *audit.head(self._database))
                self.export_programs(self.folder / PROGRAMS_NAME)
            except OSError as error:
                _log.warning("run %s: cannot write beside the ledger: %s", self.run_id, error)


def _nobody(_events: Sequence[AuditEvent]) -> None:
    """Listens to nothing."""


def _fill(folder: Path, run: RunRecord, tasks: Sequence[TaskText]) -> None:
    """Write a new run's ledger and its first anchor."""
    path = folder / LEDGER_NAME
    Database.create(path)
    database = Database(path)
    try:
        with database.transaction():
            insert(database, run)
            for task in tasks:
                insert(database, task)
            audit.begin_chain(database, run.id)
        append_anchor(folder, *audit.head(database))
    finally:
        database.close()
