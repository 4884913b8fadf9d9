"""Programs a second in the sandbox, beside `docker run` for each program and beside no sandbox at all.

One program of ours, a tiny NumPy computation, run in each way; every figure comes from this one call, so the ratios
hold on a busy machine too. `python -m bench.sandbox [--programs N]`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sandbox.host import engine
from sandbox.host.image import ensure_image
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.program import Outcome, Policy, Program

SOURCE = "import numpy as np\n\nresult = float(np.linspace(0.0, 1.0, 100).sum())\n"
EXPECTED = 50.0

DOCKER_RUN = [
    *("docker", "run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL"),
    *(
        "--security-opt",
        "no-new-privileges",
        "--pids-limit",
        "128",
        "--memory",
        "512m",
        "--user",
        "20000:20000",
    ),
    *("--env", "PYTHONPATH=/opt/sandbox/site", "--env", "OPENBLAS_NUM_THREADS=1"),
]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=300, help="programs for each fast way (default 300)")
    programs = parser.parse_args().programs
    image = ensure_image(engine.connect(), print)
    rows = [
        ("`docker run` for each", *measure(lambda: docker_run(image), max(10, programs // 20))),
        ("bare python3 with NumPy, no sandbox", *measure(bare_python, max(20, programs // 10))),
    ]
    began = time.perf_counter()
    with Sandbox() as sandbox:
        sandboxed(sandbox, Policy.ENFORCE)
        first = time.perf_counter() - began
        rows += [
            ("sandbox, policy off", *measure(lambda: sandboxed(sandbox, Policy.OFF), programs)),
            ("sandbox, policy enforce", *measure(lambda: sandboxed(sandbox, Policy.ENFORCE), programs)),
        ]
    print_table(rows)
    print(f"\ntime to the first result, container started: {first:.2f} s")


def measure(run: Callable[[], None], count: int) -> tuple[float, float, float]:
    """Median seconds of one run, and runs a second with one and with two under way."""
    run()
    times = []
    for _ in range(count):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    began = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: run(), range(count)))
    return statistics.median(times), count / sum(times), count / (time.perf_counter() - began)


def sandboxed(sandbox: Sandbox, policy: Policy) -> None:
    """Run the program in a child of a warm container."""

    def work(session: Session) -> Outcome:
        return session.started

    outcome, _ = sandbox.use(Program(SOURCE, wants_result=True), work, policy=policy)
    if outcome.value != EXPECTED:
        raise SystemExit(f"the program did not work in the sandbox: {outcome}")


def docker_run(image: str) -> None:
    """Run the program in a container of its own."""
    require([*DOCKER_RUN, image, "/opt/sandbox/python3", "-c", SOURCE + "print(result)"])


def bare_python() -> None:
    """Run the program in an interpreter of its own on this machine."""
    require([sys.executable, "-c", SOURCE + "print(result)"])


def require(command: list[str]) -> None:
    """Run a command that prints the program's result."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    if float(done.stdout) != EXPECTED:
        raise SystemExit(f"unexpected output: {done.stdout!r}")


def print_table(rows: list[tuple[str, float, float, float]]) -> None:
    """One row a way, each with its speed as a multiple of the first two, with one and with two under way."""
    print("| way | median | a second, 1 / 2 under way | times `docker run` | times bare |")
    print("| --- | --- | --- | --- | --- |")
    for name, median, one, two in rows:
        times = [f"{one / rival[2]:.1f} / {two / rival[3]:.1f}" for rival in rows[:2]]
        print(f"| {name} | {1000 * median:.1f} ms | {one:.1f} / {two:.1f} | {times[0]} | {times[1]} |")


if __name__ == "__main__":
    main()
