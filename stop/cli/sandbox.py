"""`stop sandbox`: the image, and any Python file run in it."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from stop.cli.options import json_option, packages_option, policy_option, runtime_option, workers_option
from stop.cli.screen import note, print_degraded, print_json, print_table
from stop.cli.selftest import selftest_command

MAX_MEMORY_MB = 1536


@click.group("sandbox")
def sandbox_command() -> None:
    """The sandbox that generated programs run in."""


sandbox_command.add_command(selftest_command)


@sandbox_command.command("build")
@packages_option
@json_option
def build_command(packages: tuple[str, ...], as_json: bool) -> int:
    """Build the sandbox image, unless it is there; with --package, its variant with more packages."""
    from sandbox.host import engine
    from sandbox.host.variants import ensure_variant

    variant = ensure_variant(engine.connect(), packages, note)
    if as_json:
        print_json({"image": variant.image, "lock": variant.lock, "imports": list(variant.imports)})
    else:
        click.echo(variant.image)
    return 0


@sandbox_command.command("exec")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--entry", metavar="NAME", help="Call this function, without arguments; its value is the result."
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, 3600, min_open=True),
    default=10.0,
    show_default=True,
    help="Time limit for the top level, and for the call.",
)
@click.option(
    "--memory",
    type=click.IntRange(16, MAX_MEMORY_MB),
    default=512,
    show_default=True,
    help="Memory limit in MiB.",
)
@packages_option
@policy_option
@runtime_option
@workers_option
@json_option
def exec_command(
    files: tuple[Path, ...],
    entry: str | None,
    seconds: float,
    memory: int,
    packages: tuple[str, ...],
    policy: str,
    runtime: str | None,
    workers: int,
    as_json: bool,
) -> int:
    """Run Python files in the sandbox and say how each ended and what it tried.

    Without --entry the result is the value of the file's global `result`, if it sets one.

    \b
    Try:  echo 'import os; os.fork()' > x.py; stop sandbox exec --policy observe x.py
    """
    from sandbox.host.container import Confinement
    from sandbox.host.pool import Sandbox
    from sandbox.program import Limits, Policy, Program
    from stop.improvers import read_program

    if entry is not None and not entry.isidentifier():
        raise click.UsageError(f"--entry takes a function's name, not {entry!r}")
    programs = [
        Program(
            read_program(file),
            name="program" if entry else "__main__",
            wants_result=entry is None,
            packages=packages,
        )
        for file in files
    ]
    limits = Limits(start_seconds=seconds, memory_mb=memory)
    with Sandbox(None, note, Confinement(runtime)) as sandbox, ThreadPoolExecutor(workers) as pool:
        documents = list(
            pool.map(
                lambda file, program: _run(sandbox, str(file), program, entry, limits, Policy(policy)),
                files,
                programs,
            )
        )
        degraded = sandbox.degraded
    if as_json:
        print_json([{**each, "degraded": [word.as_json() for word in degraded]} for each in documents])
        return 0
    print_table(
        ["file", "status", "cpu s", "events", "result", "detail"],
        [
            (
                each["file"],
                each["status"],
                f"{each['cpu_seconds']:.4f}",
                len(each["events"]),
                str(each["result"])[:60],
                each["detail"],
            )
            for each in documents
        ],
    )
    print_degraded(degraded)
    for each in documents:
        for event in each["events"]:
            note(
                f"{each['file']}: {event['technique']} ({event['layer']}, {event['verdict']}): {event['detail']}"
            )
    return 0


def _run(
    sandbox: Any, file: str, program: Any, entry: str | None, limits: Any, policy: Any
) -> dict[str, Any]:
    from sandbox.host.pool import ContainerEnded
    from stop.cli.events import event_documents

    def work(session: Any) -> Any:
        if entry is None or not session.started.ok:
            return session.started
        return session.call(entry, [], 0, limits.start_seconds)

    try:
        outcome, session = sandbox.use(program, work, limits, policy)
        events = session.events
    except ContainerEnded as ended:
        outcome, events = ended.as_outcome(), ended.events
    return {
        "file": file,
        "status": str(outcome.status),
        "detail": outcome.detail,
        "result": as_document(outcome.value),
        "cpu_seconds": outcome.cpu_seconds,
        "wall_seconds": outcome.wall_seconds,
        "events": event_documents(events, program.source),
    }


def as_document(value: Any) -> Any:
    """A plain value as JSON allows it: arrays, tuples and sets become lists, what is left becomes text."""
    import numpy as np

    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, np.ndarray):
        return as_document(value.tolist())
    if isinstance(value, (list, tuple, set)):
        return [as_document(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_document(item) for key, item in value.items()}
    return str(value)
