"""Long work under a person's hand: progress on a terminal, and a first Ctrl-C that stops cleanly."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from stop.cli.screen import PrintableFormatter, is_terminal, note, print_json
from stop.cli.summary import print_summary

if TYPE_CHECKING:
    from stop.context import ModelUse, Watcher
    from stop.runs import Execution

Result = TypeVar("Result")

_WAIT_SECONDS = 0.2


def execute(
    work: Callable[[Execution], Result],
    runs_dir: Path,
    workers: int,
    generations: int,
    quiet: bool,
    watchers: Sequence[Watcher] = (),
) -> Result:
    """Do `work` in a thread, so that this one can hear Ctrl-C and SIGTERM.

    The first asks the work to stop: replies under way are waited for and kept, containers end. A second ends the
    process at once; the ledger is sound even then.
    """
    from stop.progress import Silent
    from stop.runs import Execution

    contexts: list[ModelUse] = []
    box: dict[str, Any] = {}
    # An event, for a join that a signal interrupts may take a living thread for an ended one (CPython 3.11).
    done = threading.Event()

    def run(execution: Execution) -> None:
        try:
            box["result"] = work(execution)
        except BaseException as error:  # noqa: BLE001 - raised again where it can be handled
            box["error"] = error
        finally:
            done.set()

    handler = logging.StreamHandler()
    handler.setFormatter(PrintableFormatter("stop: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    with contextlib.ExitStack() as stack:
        progress: Any = Silent()
        report = note
        if is_terminal() and not quiet:
            from stop.cli.live import LiveProgress

            progress = stack.enter_context(LiveProgress(generations))
            report = progress.report
        execution = Execution(
            runs_dir, workers, progress, report=report, control=contexts.append, watchers=watchers
        )
        thread = threading.Thread(target=run, args=(execution,), name="work", daemon=True)
        stack.enter_context(_termination_as_interrupt())
        thread.start()
        _wait(done, contexts)
    if "error" in box:
        raise box["error"]
    result: Result = box["result"]
    return result


def _wait(done: threading.Event, contexts: list[ModelUse]) -> None:
    asked = closing = False
    while not done.is_set():
        try:
            done.wait(_WAIT_SECONDS)
            if contexts and contexts[0].stopping.is_set() and not closing:
                closing = True
                threading.Thread(target=contexts[0].end_programs, daemon=True).start()
        except KeyboardInterrupt:
            if asked or not contexts:
                note("stop: interrupted")
                os._exit(1)  # containers hang on this process and end with it
            asked = True
            note("stopping: replies under way are kept; press Ctrl-C again to leave at once")
            contexts[0].stop()


@contextlib.contextmanager
def _termination_as_interrupt() -> Any:
    def interrupt(_signal: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def carry_out(
    work: Callable[[Execution], dict[str, Any]],
    runs_dir: Path,
    workers: int,
    generations: int,
    as_json: bool,
    watchers: Sequence[Watcher] = (),
) -> dict[str, Any] | None:
    """Execute and print the summary, and return it. None where the run ended early: it says why and how to go on."""
    from sandbox.errors import SandboxError
    from stop.context import Stopped
    from stop.errors import BudgetExhausted, ModelFault
    from stop.ledger.reader import LedgerReader
    from stop.summary import summarise

    runs: list[str] = []

    def noting_the_run(execution: Execution) -> dict[str, Any]:
        def control(context: ModelUse) -> None:
            runs.append(context.ledger.run_id)
            execution.control(context)

        return work(replace(execution, control=control))

    try:
        summary = execute(noting_the_run, runs_dir, workers, generations, as_json, watchers)
    except (Stopped, BudgetExhausted, ModelFault) as reason:
        if not runs:
            raise
        note(f"stop: {reason}; go on with: stop resume {runs[0]}")
        if as_json:
            with LedgerReader.open(runs_dir, runs[0]) as ledger:
                print_json(summarise(ledger))
        return None
    except SandboxError:
        if runs:
            note(f"run {runs[0]} can be gone on with: stop resume {runs[0]}")
        raise
    if as_json:
        print_json(summary)
    else:
        print_summary(summary)
    return summary
