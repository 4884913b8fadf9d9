"""What all tests share: a folder for runs, the command line in a process of its own, a sandbox, a tiny task."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from sandbox.host.pool import Sandbox
from stop.context import Context
from stop.ledger.ledger import Ledger
from tests import tiny

ROOT = Path(__file__).parents[1]

# Hypothesis fails an example that takes 0.2 s unless told otherwise. No test here is a race against the clock of a
# shared machine: the first use of a lazily imported library takes longer than that. Speed is measured in bench/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A shell that starts the tests in the background has this signal ignored, which commands under test would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document that standard output holds."""
        return json.loads(self.out)


class Stop:
    """Runs `stop` in processes of their own, in the test's folder."""

    def __init__(self, folder: Path, runs_dir: Path) -> None:
        self._folder = folder
        inherited = {name: value for name, value in os.environ.items() if "API" not in name}
        self.environment = {**inherited, "STOP_RUNS_DIR": str(runs_dir), "COLUMNS": "200"}

    def __call__(self, *arguments: object, **environment: str) -> Ended:
        """Run a command to its end."""
        with self.start(*arguments, **environment) as process:
            out, err = process.communicate(timeout=240)
        return Ended(process.returncode, out, err)

    def start(self, *arguments: object, **environment: str) -> subprocess.Popen[str]:
        """Begin a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "stop.cli", *map(str, arguments)],
            cwd=self._folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    """Where the runs of a test live."""
    return tmp_path / "runs"


@pytest.fixture
def stop(tmp_path: Path, runs_dir: Path) -> Stop:
    """The command line."""
    return Stop(tmp_path, runs_dir)


@pytest.fixture
def tiny_task(tmp_path: Path) -> Path:
    """The folder of a task that is scored in milliseconds."""
    return tiny.write_task(tmp_path / "greatest")


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for all tests of a process: starting containers is slow."""
    with Sandbox("tests") as started:
        yield started


MakeContext = Callable[..., AbstractContextManager[Context]]


@pytest.fixture
def make_context(sandbox: Sandbox, runs_dir: Path) -> MakeContext:
    """Makes the context of run `r1`: `make_context(model, **settings)`. The second time it goes on with the run."""

    @contextmanager
    def make(model: Any, **settings: Any) -> Iterator[Context]:
        if not runs_dir.exists():
            Ledger.create(runs_dir, "r1", {}).close()
        with Ledger.open(runs_dir, "r1") as ledger:
            yield Context(ledger, model, sandbox=sandbox, **{"seed": 1, **settings})

    return make
