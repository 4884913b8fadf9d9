"""Events of several runs at once: which runs are meant, and their events in one order, page by page."""

from __future__ import annotations

import contextlib
import heapq
import resource
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from sandbox.policy.taxonomy import Severity
from stop.errors import LedgerFault, UsageFault
from stop.ledger.events import PAGE, EventFilter, Order
from stop.ledger.reader import LedgerReader
from stop.ledger.records import AuditEvent
from stop.ledger.runs import find_run, list_runs

_SMALLEST_PAGE = 50
_FILES_EACH, _FILES_BESIDES = 4, 100
_GRAVITY = {str(severity): rank for rank, severity in enumerate(Severity)}


def choose_runs(runs_dir: Path, names: Sequence[str], everything: bool = False) -> list[str]:
    """The ids of the runs that a person means, each once: `names`, or all of the folder's, or the latest.

    Raises `UsageFault`.
    """
    if everything and names:
        raise UsageFault("name runs, or give --all, not both")
    if everything:
        return [listing.run for listing in list_runs(runs_dir)] or [find_run(runs_dir, "latest")]
    return list(dict.fromkeys(find_run(runs_dir, name) for name in names or ["latest"]))


@contextlib.contextmanager
def open_runs(
    runs_dir: Path,
    runs: Sequence[str],
    models: Sequence[str] = (),
    skipped: Callable[[str], None] | None = None,
) -> Iterator[list[LedgerReader]]:
    """Open runs, those of `models` only if any are named.

    A ledger that cannot be read raises `LedgerFault`, or is told to `skipped` and left out. Raises `UsageFault` where
    no run is left.
    """
    _allow_files(_FILES_EACH * len(runs) + _FILES_BESIDES)
    with contextlib.ExitStack() as stack:
        opened = []
        for run in runs:
            try:
                opened.append(stack.enter_context(LedgerReader.open(runs_dir, run)))
            except LedgerFault as fault:
                if skipped is None:
                    raise
                skipped(f"left out: {fault}")
        chosen = [ledger for ledger in opened if not models or model_of(ledger) in models]
        if not chosen:
            used = ", ".join(sorted({model_of(ledger) for ledger in opened})) or "none that can be read"
            raise UsageFault(f"no such run used the model {' or '.join(models)}; used were: {used}")
        yield chosen


def _allow_files(number: int) -> None:
    """Raise this process's own limit of open files (getrlimit(2)), as far as it may, where it is lower."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < number:
        wanted = number if hard == resource.RLIM_INFINITY else min(number, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def model_of(ledger: LedgerReader) -> str:
    """The model spec that a run was started with."""
    return str(ledger.run().config.get("model", ""))


def find_events(
    ledgers: Sequence[LedgerReader], which: EventFilter, order: Order = "recorded", skip: int = 0
) -> Iterator[AuditEvent]:
    """The events of all ledgers in one order, but for the first `skip`. Across runs, time decides."""
    if len(ledgers) == 1:
        return ledgers[0].find_events(which, order, skip=skip)
    # A page of each run is in memory at a time: the more runs there are, the smaller it is.
    size = max(_SMALLEST_PAGE, PAGE // len(ledgers))
    walks = [ledger.find_events(which, order, size=size) for ledger in ledgers]
    key = _gravity_and_time if order == "gravest" else _time
    return islice(heapq.merge(*walks, key=key, reverse=order != "recorded"), skip, None)


def count_events(ledgers: Sequence[LedgerReader], which: EventFilter) -> int:
    """How many events of all ledgers fit."""
    return sum(ledger.count_events(which) for ledger in ledgers)


def _time(event: AuditEvent) -> tuple[int, str]:
    return 0, event.time


def _gravity_and_time(event: AuditEvent) -> tuple[int, str]:
    return _GRAVITY.get(event.severity, len(_GRAVITY)), event.time
