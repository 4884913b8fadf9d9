"""The folder of runs: naming a new run, finding one by what a person types, listing them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from stop.errors import LedgerFault, UsageFault
from stop.ledger.database import Database
from stop.ledger.lock import holder
from stop.ledger.records import RunListing, RunRecord, TaskText
from stop.ledger.rows import select

LEDGER_NAME = "ledger.sqlite3"

_RUN_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]*")


def new_run_id(tasks: Sequence[str]) -> str:
    """A new id that sorts by time (UTC) and names the tasks, such as `20261123-185547-maxcut-3f2a`."""
    names = "-".join(re.sub(r"[^0-9A-Za-z_]+", "_", Path(task).name) for task in tasks)[:40]
    return "-".join([f"{datetime.now(UTC):%Y%m%d-%H%M%S}", *filter(None, [names]), secrets.token_hex(2)])


def checked_run_id(run: str) -> str:
    """The id itself. Raises `UsageFault` where it could not be a folder's plain name."""
    if not _RUN_ID.fullmatch(run) or len(run) > 200 or run == "latest":
        raise UsageFault(f"{run!r} cannot name a run: use letters, digits, '-', '_', '+' and '.'")
    return run


def find_run(runs_dir: Path, text: str) -> str:
    """The run that `text` means: its id, the beginning of one only, or `latest`.

    Raises `UsageFault`, which names candidates, where that is none or several.
    """
    names = _run_names(runs_dir)
    if text in names:
        return text
    if not names:
        raise UsageFault(
            f"no runs in {runs_dir}: start one with `stop run`, or name the folder with --runs-dir"
        )
    if text == "latest":
        return max(list_runs(runs_dir), key=lambda listing: listing.started).run
    fitting = [name for name in names if text and name.startswith(text)]
    if len(fitting) > 1:
        raise UsageFault(f"{text!r} fits {len(fitting)} runs, give more of the id: {', '.join(fitting[-5:])}")
    if not fitting:
        close = get_close_matches(text, names, 3) or names[-3:]
        raise UsageFault(f"no run {text!r} in {runs_dir}; did you mean {' or '.join(close)}?")
    return fitting[0]


def list_runs(runs_dir: Path) -> list[RunListing]:
    """All runs, oldest first. Folders without a ledger are left out; a ledger that cannot be read has a `fault`."""
    return sorted((_listing(runs_dir / name) for name in _run_names(runs_dir)), key=lambda run: run.started)


def current_status(recorded: str, folder: Path) -> str:
    """The status as of now: a run recorded as running that no process holds was killed, and counts as stopped."""
    return "stopped" if recorded == "running" and holder(folder) is None else recorded


def _run_names(runs_dir: Path) -> list[str]:
    if not runs_dir.is_dir():
        return []
    folders = (path.parent for path in runs_dir.glob(f"*/{LEDGER_NAME}"))
    return sorted(folder.name for folder in folders if not folder.name.startswith("."))


def _listing(folder: Path) -> RunListing:
    try:
        database = Database(folder / LEDGER_NAME, read_only=True)
    except LedgerFault as fault:
        return RunListing(folder.name, "failed", "", (), "", 0, fault=str(fault))
    try:
        (run,) = select(database, RunRecord)
        ((generations,),) = database.execute('SELECT count(*) FROM generations WHERE "index" > 0')
        tasks = tuple(task.name for task in select(database, TaskText))
        status = current_status(run.status, folder)
        model = str(run.config.get("model", ""))
        return RunListing(folder.name, status, run.created, tasks, model, generations, run.degraded)
    except (LedgerFault, ValueError, LookupError, TypeError, OSError) as fault:
        return RunListing(
            folder.name, "failed", "", (), "", 0, fault=f"{folder / LEDGER_NAME} is damaged: {fault}"
        )
    finally:
        database.close()
