"""Milliseconds that the static policy takes for a program, parsing included: the honest programs of `tests/corpora`.

Beside it stands what Python itself takes to compile the same texts, so that a busy machine does not mislead.
`python -m bench.policy [--rounds N]`.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from sandbox.policy.checker import check

CORPUS = Path(__file__).parents[1] / "tests" / "corpora" / "benign"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=5, help="times that each program is checked (default 5)"
    )
    rounds = parser.parse_args().rounds
    texts = [path.read_text() for path in sorted(CORPUS.glob("*.py"))]
    lines = statistics.median(text.count("\n") for text in texts)
    print(f"{len(texts)} honest programs, median {lines:g} lines, {rounds} rounds\n")
    print("| what | median | 90 % below | slowest program's median |")
    print("| --- | --- | --- | --- |")
    for name, work in (("static policy", check), ("compile()", lambda text: compile(text, "", "exec"))):
        took = sorted(median_ms(work, text, rounds) for text in texts)
        nine_tenths = took[int(0.9 * len(took))]
        print(f"| {name} | {statistics.median(took):.2f} ms | {nine_tenths:.2f} ms | {took[-1]:.2f} ms |")


def median_ms(work: Callable[[str], object], text: str, rounds: int) -> float:
    """Median milliseconds of CPU time that `work` takes for `text`."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work(text)
        times.append(time.process_time() - began)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    main()
