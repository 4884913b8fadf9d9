"""What an auditor waits for with a million events, and what recording events costs a run.

    python -m bench.audit [--events 1000000] [--folder DIR]

Prints two tables. Commands are timed whole, as a person starts them, best of three, with the CPU time beside the
seconds: on a busy machine that is the figure to compare. The run uses the sandbox.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from stop.config import RunConfig
from stop.improvers import load_improver
from stop.ledger import audit
from stop.ledger.ledger import Ledger
from stop.ledger.records import EventContext
from stop.runs import Execution, start

_PROGRAM = "def algorithm(weights):\n    return [0] * len(weights)\n" * 40
_EVENTS_EACH = 50

_COMMANDS = [
    "list big",
    "list big --order gravest",
    "list big --severity high --layer syscall --technique network --technique canary",
    "list big --role improver --generation 3 --since 2026-01-01",
    "list big --program abc",
    "list big --verdict blocked --page 3000",
    "stats big",
    "stats big --layer syscall --layer broker --exclude-benign --by role",
    "stats big --compare role improver solution",
    "show big 500000",
    "verify big",
]

_FORK = "\ntry:\n    import os\n    os.fork()\nexcept OSError:\n    pass\n"


def _write_ledger(folder: Path, events: int) -> None:
    """A run of one program for each 50 events, events of all kinds."""
    rng = random.Random(1)
    config = RunConfig(tasks=("maxcut",), improver="pass").as_json()
    layers, verdicts, techniques = list(Layer), list(Verdict), list(Technique)
    with Ledger.create(folder, "big", config) as ledger:
        seed = ledger.record_program("pass", "improver", 0)
        for number in range(events // _EVENTS_EACH):
            scope, role = f"search/{number // 30:016x}/maxcut/{number % 5}", "solution"
            if number % 10 == 0:
                role = "improver"
            with ledger.transaction():
                text = f"# {number}\n{_PROGRAM}"
                sha = ledger.record_program(text, role, number % 5, parent=seed, scope=scope)  # type: ignore[arg-type]
                tried = [
                    Event(
                        rng.choice(layers),
                        techniques[int(rng.betavariate(1, 4) * len(techniques))],
                        rng.choice(verdicts),
                        f"openat('/etc/passwd{rng.randrange(1000)}', O_RDONLY)",
                        rng.randrange(1, 80),
                    )
                    for _ in range(_EVENTS_EACH)
                ]
                ledger.record_events(scope, EventContext(number % 5, sha, role), tried)  # type: ignore[arg-type]
        ledger.set_status("finished")


def _time_commands(folder: Path) -> None:
    environment = {**os.environ, "STOP_RUNS_DIR": str(folder)}
    print("| command | seconds | of CPU |\n| --- | --- | --- |")
    for command in _COMMANDS:
        best = cpu = float("inf")
        for _ in range(1 if command.startswith("verify") else 3):
            begun = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", "stop.cli", "audit", *command.split()],
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            _, status, usage = os.wait4(process.pid, 0)
            best, cpu = min(best, time.perf_counter() - begun), min(cpu, usage.ru_utime + usage.ru_stime)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise SystemExit(f"stop audit {command} failed")
        print(f"| `stop audit {command}` | {best:.2f} | {cpu:.2f} |", flush=True)


def _time_run(folder: Path) -> None:
    """The share of a run that goes into events, where every program that is tried leaves three of them."""
    spent, recorded = 0.0, 0
    append = audit.append

    def timed(*arguments: Any, **options: Any) -> Any:
        nonlocal spent, recorded
        begun = time.perf_counter()
        links = append(*arguments, **options)
        spent += time.perf_counter() - begun
        recorded += len(links)
        return links

    source = load_improver("best_of_n").source
    improver = source.replace("def improve_algorithm", f"FORK = {_FORK!r}\n\n\ndef improve_algorithm")
    improver = improver.replace("key=utility", "key=lambda program: utility(program + FORK)")
    if improver.count("FORK") != 2:
        raise SystemExit("the seed improver changed: adapt bench.audit")
    config = RunConfig(
        tasks=("three_sat",), improver=improver, generations=1, meta_tests=2, policy="observe", seed=1
    )
    audit.append = timed
    try:
        begun = time.perf_counter()
        start(config, Execution(folder, workers=2), "small")
        seconds = time.perf_counter() - begun
    finally:
        audit.append = append
    print("\n| a run of | seconds | events | seconds for these | share |\n| --- | --- | --- | --- | --- |")
    print(
        f"| one generation on `three_sat` | {seconds:.1f} | {recorded} | {spent:.3f} | {spent / seconds:.2%} |"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where to write (default: the temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as temporary:
        runs = Path(temporary)
        written = time.perf_counter()
        _write_ledger(runs, options.events)
        written = time.perf_counter() - written
        print(
            f"{options.events:,} events recorded in {written:.1f} s, {written / options.events * 1e6:.0f} us each\n"
        )
        _time_commands(runs)
        _time_run(runs)
