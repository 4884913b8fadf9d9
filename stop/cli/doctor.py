"""`stop doctor`: what is here, what is missing, and how to get it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import note, print_json, print_table

_KEYS = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `state` is `ok`, `degraded`, `missing`, or `optional` (missing, not needed)."""

    what: str
    state: str
    detail: str


@click.command("doctor")
@runs_dir_option
@json_option
def doctor_command(runs_dir: Path, as_json: bool) -> int:
    """Check Python, the Docker engine, the sandbox image and its layers, and say how to get what is missing.

    Exits 3 if the sandbox cannot run.
    """
    findings = [*_check_python(), *_check_sandbox(), *_check_surroundings(runs_dir)]
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_table(["", "", ""], [(finding.what, finding.state, finding.detail) for finding in findings])
    return 3 if any(finding.state == "missing" for finding in findings) else 0


def _check_python() -> Iterator[Finding]:
    sound = sys.version_info >= (3, 11)
    yield Finding("python", "ok" if sound else "missing", platform.python_version())


def _check_sandbox() -> Iterator[Finding]:
    from sandbox.errors import SandboxError
    from sandbox.host import engine, probing
    from sandbox.host.pool import Sandbox

    try:
        capabilities = engine.probe(engine.connect())
    except SandboxError as error:
        yield Finding("engine", "missing", str(error))
        return
    yield Finding("engine", "ok", capabilities.engine_version)
    try:
        with Sandbox(report=note) as sandbox:
            engine_found, container = sandbox.capabilities["engine"], sandbox.capabilities["container"]
            yield Finding("runtime", "ok", engine_found["runtime"])
            yield Finding("image", "ok", sandbox.capabilities["image"])
            yield Finding(
                "container", "ok", f"Python {container['python']}, cgroup v{container['cgroup_version']}"
            )
            missing = {word.what: word for word in sandbox.degraded}
            for capability, entry in probing.CAPABILITIES.items():
                word = missing.get(capability)
                yield Finding(
                    str(capability),
                    "ok" if word is None else "degraded",
                    entry.definition if word is None else f"missing: {word.meaning}",
                )
    except SandboxError as error:
        yield Finding("sandbox", "missing", str(error))


def _check_surroundings(runs_dir: Path) -> Iterator[Finding]:
    folder = runs_dir if runs_dir.exists() else runs_dir.absolute().parent
    writable = os.access(folder, os.W_OK)
    yield Finding("runs folder", "ok" if writable else "missing", str(runs_dir))
    for key in _KEYS:
        there = bool(os.environ.get(key))
        yield Finding(
            key, "ok" if there else "optional", "set" if there else "needed only for that vendor's models"
        )
