"""What the ledger costs: replies, evaluations and events recorded, the chain verified and listed.

    python -m bench.ledger [--events 1000000] [--folder DIR]

Prints a table. Events are written in batches of 1,000, as one transaction each; replies and evaluations one by one.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import CallKey, Evaluation, EventContext
from stop.models.base import Message, Reply, Request, request_digest

_EVENT = Event(Layer.SYSCALL, Technique.FILE_ACCESS, Verdict.BLOCKED, "openat('/etc/passwd', O_RDONLY)", 12)
_SCORES = tuple(index / 40 for index in range(40))
_BATCH = 1000


@contextmanager
def _timed(what: str, count: int) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    seconds = time.perf_counter() - begun
    print(f"| {what} | {count:,} | {seconds:.2f} | {seconds / count * 1e6:.1f} |", flush=True)


def _record_replies(ledger: Ledger, count: int) -> None:
    text = "def improve_algorithm(initial_solution, utility, language_model):\n" * 60
    for index in range(count):
        request = Request(
            (Message("system", "You improve programs."), Message("user", text)), n=6, seed=index
        )
        key = CallKey("g1", request_digest(request), index)
        ledger.record_reply(key, request, Reply((text,) * 6, 900, 6000, 0.01), model="bench")


def _evaluation(program: str, index: int) -> Evaluation:
    return Evaluation(program, "maxcut", "val", str(index), 0.5, "ok", 0.1, 0.2, scores=_SCORES)


def _record_evaluations(
    ledger: Ledger, program: str, first: int, count: int, events: tuple[Event, ...]
) -> None:
    context = EventContext(1, program, "solution")
    for index in range(first, first + count):
        ledger.record_evaluation(_evaluation(program, index), "g1", context, events)


def _record_in_threads(ledger: Ledger, program: str, first: int, count: int, threads: int) -> None:
    share = count // threads
    with ThreadPoolExecutor(threads) as pool:
        starts = range(first, first + count, share)
        list(pool.map(lambda start: _record_evaluations(ledger, program, start, share, ()), starts))


def _measure(folder: Path, events: int) -> None:
    print("| what | count | seconds | microseconds each |\n| --- | --- | --- | --- |")
    with Ledger.create(folder, "bench", {}) as ledger:
        program = ledger.record_program("pass", "solution", 0)
        with _timed("record a reply (6 texts of 4 kB)", 1000):
            _record_replies(ledger, 1000)
        with _timed("record an evaluation, 1 thread", 10_000):
            _record_evaluations(ledger, program, 0, 10_000, ())
        with _timed("record an evaluation, 8 threads", 8000):
            _record_in_threads(ledger, program, 10_000, 8000, 8)
        with _timed("record an evaluation with 4 events", 1000):
            _record_evaluations(ledger, program, 20_000, 1000, (_EVENT,) * 4)
        with _timed("look an evaluation up", 10_000):
            for index in range(10_000):
                ledger.evaluation(program, "maxcut", "val", str(index))
        with _timed("record an event", events):
            context = EventContext(1, program, "solution")
            for batch in range(events // _BATCH):
                ledger.record_events(f"meta/{batch}", context, (_EVENT,) * _BATCH)
    with LedgerReader.open(folder, "bench") as reader:
        with _timed("verify", events):
            assert reader.verify().ok
        with _timed("list the events", events):
            assert sum(1 for _ in reader.events()) >= events
        with _timed("summary", 1):
            reader.summary()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where to write (default: the temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as temporary:
        _measure(Path(temporary), options.events)
