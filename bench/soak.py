"""Thousands of programs in a row through one sandbox: nothing may grow.

    python -m bench.soak [--programs 10000]

Memory and descriptors of this process, of the supervisor and of the template, the number of containers, and the median
time of a program, after the first tenth and at the end. That time is judged as a multiple of what starting `true` takes
in between, so that other work on the machine does not count. Prints a table; exits 1 where something has grown.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from sandbox.host import engine
from sandbox.host.pool import Sandbox
from sandbox.host.reaper import RUN_LABEL
from sandbox.host.session import Session
from sandbox.program import HostCalls, Program, Status

_LINE = {"prelude": "from host_line import request\ndef prepare(arguments):\n    return [request]\n"}
_KINDS = [
    (Status.OK, "import numpy as np\ndef work(ask):\n    return float(np.linspace(0.0, 1.0, 100).sum())\n"),
    (Status.OK, "def work(ask):\n    return [str(number) * 10 for number in range(2000)]\n"),
    (Status.OK, "def work(ask):\n    print('x' * 10000)\n    return ask('echo', [1, 'two'])\n"),
    (Status.ERROR, "def work(ask):\n    raise ValueError('no' * 100)\n"),
    (Status.INVALID_OUTPUT, "def work(ask):\n    return object()\n"),
]
"""How each kind of program ends, and its text. None does what taints a container."""

_SLOWER = 1.5
_MIB = 1024 * 1024
_ALLOWED = {"host_bytes": 8 * _MIB, "supervisor_bytes": 4 * _MIB, "template_bytes": 4 * _MIB}
"""Bytes that allocators may keep; of nothing else may there be more at the end."""


@dataclass(frozen=True)
class Holdings:
    """What is held at one moment: resident bytes, open descriptors, threads, containers."""

    host_bytes: int
    host_descriptors: int
    host_threads: int
    supervisor_bytes: int
    supervisor_descriptors: int
    template_bytes: int
    template_descriptors: int
    containers: int


def look(run: str) -> Holdings:
    """What is held now. The processes of the container are looked at from outside, for which one must be root."""
    client = engine.connect()
    containers = client.api.containers(filters={"label": f"{RUN_LABEL}={run}"})
    supervisor = client.api.inspect_container(containers[0]["Id"])["State"]["Pid"]
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    held = [_held_by(pid) for pid in (os.getpid(), supervisor, int(children[0]))]
    client.close()
    (host, files), (guest, lines), (template, ends) = held
    threads = len(list(Path("/proc/self/task").iterdir()))
    return Holdings(host, files, threads, guest, lines, template, ends, len(containers))


def _held_by(pid: int) -> tuple[int, int]:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE"), len(list(Path(f"/proc/{pid}/fd").iterdir()))


def run_one(sandbox: Sandbox, number: int) -> None:
    """Run the next program. Raises `SystemExit` where it does not end as its kind does."""
    expected, source = _KINDS[number % len(_KINDS)]

    def work(session: Session) -> Status:
        return session.call("work", [], number, 5.0).status

    echo: HostCalls = lambda _name, arguments: arguments  # noqa: E731
    status, _ = sandbox.use(Program(source, modules=_LINE), work, host_calls=echo)
    if status is not expected:
        raise SystemExit(f"program {number} ended with {status}, not {expected}")


def soak(sandbox: Sandbox, run: str, programs: int) -> tuple[list[Holdings], list[tuple[float, float]]]:
    """What is held after a tenth of the programs and after all, and the median seconds of both tenths: of a program and
    of starting `true`.
    """
    tenth = max(1, programs // 10)
    held, medians = [], []
    times: list[tuple[float, float]] = []
    for number in range(programs):
        ours = seconds(partial(run_one, sandbox, number))
        times.append((ours, seconds(partial(subprocess.run, ["true"], check=True))))
        if number + 1 in (tenth, programs):
            held.append(look(run))
            programs_alone, yardsticks = zip(*times[-tenth:], strict=True)
            medians.append((statistics.median(programs_alone), statistics.median(yardsticks)))
    return held, medians


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def growth(held: list[Holdings], medians: list[tuple[float, float]]) -> list[tuple[str, Any, Any, bool]]:
    """A row for each thing: its name, its value early and late, and whether it has grown."""
    names = [field.name for field in fields(Holdings)]
    rows: list[tuple[str, Any, Any, bool]] = [
        (name, early, late, late > early + _ALLOWED.get(name, 0))
        for name, early, late in zip(names, astuple(held[0]), astuple(held[-1]), strict=True)
    ]
    early, late = (round(1000 * ours, 2) for ours, _ in medians)
    before, after = (round(ours / others, 2) for ours, others in medians)
    return [
        *rows,
        ("median_milliseconds", early, late, False),
        ("as a multiple of starting true", before, after, after > _SLOWER * before),
    ]


def main() -> int:
    """Print the table; 1 where something has grown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--programs", type=int, default=10_000, help="how many (default 10000)")
    programs = parser.parse_args().programs
    run = f"soak-{uuid4()}"
    began = time.monotonic()
    with Sandbox(run) as sandbox:
        rows = growth(*soak(sandbox, run, programs))
    print(f"{programs:,} programs in {time.monotonic() - began:.0f} s\n")
    print("| what | after a tenth | at the end | |\n| --- | --- | --- | --- |")
    for name, early, late, grown in rows:
        print(f"| {name.replace('_', ' ')} | {early:,} | {late:,} | {'grown' if grown else ''} |")
    return 1 if any(grown for *_, grown in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
