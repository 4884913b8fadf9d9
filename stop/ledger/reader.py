"""Reading a run's ledger, by any process at any time, also while the run goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stop.errors import LedgerFault, UsageFault
from stop.ledger import audit, events, export, marks, totals
from stop.ledger.database import Database, Row
from stop.ledger.events import PAGE, EventFilter, Order
from stop.ledger.records import (
    AuditEvent,
    CallKey,
    Evaluation,
    Generation,
    Improvement,
    LMCall,
    LMTotals,
    Mark,
    Program,
    Role,
    RunRecord,
    Sample,
    TaskText,
    UtilityCall,
    Verification,
)
from stop.ledger.rows import pages, select, select_one
from stop.ledger.runs import LEDGER_NAME, current_status, find_run
from stop.models.base import Reply


class LedgerReader:
    """A run's ledger, read-only. Methods are thread-safe and raise `LedgerFault` where the file is damaged.

    Lookups of what is not recorded return None; lists are in the order in which things were recorded.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self._database = database
        runs = select(database, RunRecord)
        if len(runs) != 1:
            database.close()
            raise LedgerFault(f"{database.path} holds {len(runs)} runs instead of one: it is damaged")
        self.run_id = runs[0].id

    @classmethod
    def open(cls, runs_dir: Path, run: str) -> Self:
        """Open by id, unambiguous beginning of an id, or `latest`.

        Raises `UsageFault` for an unknown run, `LedgerFault` for a damaged, foreign or newer ledger.
        """
        folder = runs_dir / find_run(runs_dir, run)
        return cls(folder, Database(folder / LEDGER_NAME, read_only=True))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self) -> RunRecord:
        """The run's record, with the status as it was written."""
        (run,) = select(self._database, RunRecord)
        return run

    def status(self) -> str:
        """The status as of now: `stopped` for a run that was killed."""
        return current_status(self.run().status, self.folder)

    def tasks(self) -> dict[str, TaskText]:
        """The tasks' files as the run used them, by name."""
        return {task.name: task for task in select(self._database, TaskText)}

    def program(self, sha: str) -> Program | None:
        """The program of this SHA-256."""
        return select_one(self._database, Program, {"sha": sha})

    def find_program(self, prefix: str) -> Program:
        """The one program whose SHA-256 begins so. Raises `UsageFault` where that is none or several."""
        found = self._database.execute(
            "SELECT sha FROM programs WHERE substr(sha, 1, ?) = ? LIMIT 2", (len(prefix), prefix)
        )
        if len(found) != 1 or (program := self.program(found[0][0])) is None:
            number = "several programs" if found else "no program"
            raise UsageFault(f"{number} of run {self.run_id} begin with {prefix!r}: `stop show` lists them")
        return program

    def programs(self, role: Role | None = None) -> Iterator[Program]:
        """All programs, or those of one role."""
        return pages(self._database, Program, _only(role=role))

    def recorded_reply(self, key: CallKey) -> Reply | None:
        """The reply to this call."""
        call = select_one(self._database, LMCall, asdict(key))
        return None if call is None else call.reply

    def lm_calls(self, scope: str | None = None) -> Iterator[LMCall]:
        """All language model calls, or those of one scope."""
        return pages(self._database, LMCall, _only(scope=scope), size=100)

    def replies_by_seed(self) -> Mapping[tuple[int, str], Reply]:
        """Every reply, keyed by the request's (seed, digest): what a replay answers from."""
        return {(call.seed, call.digest): call.reply for call in self.lm_calls()}

    def evaluation(self, program: str, task: str, split: str, instances: str) -> Evaluation | None:
        """The evaluation of this program on these instances."""
        key = {"program": program, "task": task, "split": split, "instances": instances}
        return select_one(self._database, Evaluation, key)

    def evaluations(self, program: str | None = None) -> Iterator[Evaluation]:
        """All evaluations, or those of one program."""
        return pages(self._database, Evaluation, _only(program=program))

    def utility_calls(self, scope: str | None = None) -> Iterator[UtilityCall]:
        """All utility calls, or those of one improver run."""
        return pages(self._database, UtilityCall, _only(scope=scope))

    def improvement(self, scope: str) -> Improvement | None:
        """The finished improver run of this scope."""
        return select_one(self._database, Improvement, {"scope": scope})

    def improvements(self) -> Iterator[Improvement]:
        """All finished improver runs."""
        return pages(self._database, Improvement)

    def samples(self, **column: str | int | None) -> Iterator[Sample]:
        """All judged completions of a probe, or those whose columns have these values, such as `arm="warned"`."""
        return pages(self._database, Sample, column)

    def sample_counts(self) -> dict[tuple[str, str], int]:
        """How many completions of a probe there are, by arm and judgement."""
        return totals.sample_counts(self._database)

    def generations(self) -> list[Generation]:
        """All generations by index."""
        return select(self._database, Generation)

    def events(
        self, *, after: int = 0, where: Mapping[str, str | int | None] | None = None
    ) -> Iterator[AuditEvent]:
        """The audit events beyond seq `after` whose fields equal those of `where`, such as {"role": "solution"}."""
        return pages(self._database, AuditEvent, where, after=after)

    def find_events(
        self, which: EventFilter, order: Order = "recorded", *, skip: int = 0, size: int = PAGE
    ) -> Iterator[AuditEvent]:
        """The audit events that fit a filter, but for the first `skip`, read in pages of `size`."""
        return events.find(self._database, which, order, skip, size)

    def count_events(self, which: EventFilter) -> int:
        """How many audit events fit a filter."""
        return events.count(self._database, which)

    def attempts(self, which: EventFilter) -> list[Row]:
        """Of the events that fit: technique, program and how many, for each pair that occurs."""
        return events.count_by_program(self._database, which)

    def generated_programs(self) -> list[Row]:
        """SHA-256, role, generation and time of each program that an improver made."""
        return events.generated_programs(self._database)

    def marks(self) -> dict[int, Mark]:
        """What auditors think of events: the mark that counts, by seq."""
        return marks.current(self._database)

    def mark_history(self, seq: int) -> list[Mark]:
        """All marks of one event, oldest first."""
        return marks.history(self._database, seq)

    def lm_totals(self, model: str | None = None) -> LMTotals:
        """Calls, completions, tokens and dollars so far, of all models or of one."""
        return totals.lm_totals(self._database, model)

    def lm_spending(self) -> tuple[float, float | None]:
        """US dollars so far, as far as prices are known, and the dearest call; None where there was none."""
        return totals.lm_spending(self._database)

    def summary(self) -> dict[str, Any]:
        """The run's totals, in the shape in which `stop run --json` ends."""
        return totals.summary(self._database, self.run_id, self.status())

    def verify(self, anchor: Path | None = None) -> Verification:
        """Check the audit chain, its anchors and the programs' texts, in one pass over the file.

        `anchor` is a copy of the run's anchor file that was kept elsewhere, to be believed instead of the one in the
        run's folder. A fault found is no exception: see `Verification.faults`. A file past reading is one.
        """
        return audit.verify(self._database, self.folder, anchor)

    def export_programs(self, directory: Path) -> list[Path]:
        """Write all programs to `directory` as `<generation>-<role>-<sha12>.py`; return the new files.

        Raises OSError.
        """
        return export.export_programs(self.programs(), directory)


def _only(**column: str | None) -> dict[str, str]:
    """The condition that a column has a value; none where the value is None."""
    return {name: value for name, value in column.items() if value is not None}
