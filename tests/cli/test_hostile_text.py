"""Whatever programs write into texts, results and events comes out of a terminal as harmless characters."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from stop.cli.screen import printable, printable_source
from stop.config import RunConfig
from stop.ledger.encoding import text_sha
from stop.ledger.ledger import Ledger
from stop.ledger.records import Evaluation, EventContext, Generation, Improvement, Interval, TaskText
from stop.single import SCOPE
from tests.conftest import Stop

NASTY = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\x08\x00\u202e\u2066\u200b\ud800\x85\u2028 <b> [red]"
NAME = "".join(letter for letter in NASTY if letter.isascii())
DETAIL = (NASTY + "x" * 500)[:500]
"""What the sandbox lets through of a program's words: see `test_evaluation.py`."""
SOURCE = f'"""{NASTY}"""\n# {NASTY}\ndef f():\n\treturn "{NASTY}"\n'


def write_run(runs_dir: Path, run: str, **settings: str) -> None:
    """A run in which everything that a program can influence is hostile."""
    config = RunConfig(tasks=(f"t{NAME}",), improver=SOURCE, model=f"openai/{NAME}", **settings)  # type: ignore[arg-type]
    task = TaskText(f"t{NAME}", "v", SOURCE, SOURCE, SOURCE)
    interval = Interval(0.5, 0.4, 0.6, 3)
    with Ledger.create(runs_dir, run, config.as_json(), tasks=[task]) as ledger:
        improver = ledger.record_program(SOURCE, "improver", 0)
        other = ledger.record_program(SOURCE + NASTY, "improver", 1, parent=improver)
        solution = ledger.record_program(SOURCE + "#" + "x" * 200_000, "solution", 1, scope=NAME)
        for split in ("val", "test"):
            for sha in (solution, text_sha(SOURCE)):
                ledger.record_evaluation(
                    Evaluation(sha, f"t{NAME}", split, "i", 0.5, NAME, 0.1, 0.1, (0.5, 0.5), DETAIL),
                    NAME,
                    EventContext(1, sha, "solution"),
                    [Event(Layer.SYSCALL, Technique.FILE_ACCESS, Verdict.BLOCKED, DETAIL, line=2)],
                )
        ledger.record_improvement(
            Improvement(SCOPE, improver, improver, None, NAME, 1, 1, 1, 0.1, 0.1, detail=DETAIL)
        )
        ledger.record_generation(Generation(0, improver, None, None, True, interval, interval))
        ledger.record_generation(Generation(1, other, other, improver, True, interval, interval))


Screen = Callable[..., list[str]]


@pytest.fixture
def screen(stop: Stop, tmp_path: Path, runs_dir: Path) -> Screen:
    """Run a command on a terminal; what it shows, line by line."""
    write_run(runs_dir, "r1")
    write_run(runs_dir, "r2", program=SOURCE)

    def show(*arguments: str) -> list[str]:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "stop.cli", *arguments]
        environment = {**stop.environment, "TERM": "xterm-256color"}
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=theirs, stderr=theirs
        ) as process:
            os.close(theirs)
            shown = b""
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                try:
                    shown += os.read(ours, 1 << 16)
                except OSError:  # all of the terminal's users are gone
                    break
        os.close(ours)
        assert process.returncode == 0, shown[-2000:]
        return shown.decode("utf-8").replace("\r\n", "\n").splitlines()

    return show


@pytest.mark.parametrize(
    "arguments",
    [
        "runs",
        "show r1",
        "show r2",
        "show r1 0",
        "show r1 best",
        "diff r1 0 1",
        "audit list r1",
        "audit show r1 1",
        "audit verify r1",
        "improver list --run r1",
    ],
)
def test_a_terminal_is_shown_printable_characters_only(screen: Screen, arguments: str) -> None:
    lines = screen(*arguments.split())
    assert lines
    assert not [line for line in lines if not line.isprintable()]
    assert max(map(len, lines)) < 300_000


def test_lines_of_a_table_stay_short_whatever_their_cells_hold(screen: Screen) -> None:
    for arguments in (["audit", "list", "r1"], ["show", "r1"], ["show", "r2"], ["runs"]):
        assert max(map(len, screen(*arguments))) < 1000


def test_documents_are_plain_ascii(stop: Stop, runs_dir: Path) -> None:
    write_run(runs_dir, "r1")
    for arguments in (
        ["show", "r1"],
        ["show", "r1", "best"],
        ["audit", "list", "r1"],
        ["runs"],
        ["diff", "r1", "0", "1"],
    ):
        ended = stop(*arguments, "--json")
        assert ended.status == 0, ended.err
        assert ended.out.isascii()
        assert ended.document is not None


def test_a_program_is_written_to_a_file_exactly(stop: Stop, runs_dir: Path, tmp_path: Path) -> None:
    write_run(runs_dir, "r1")
    assert stop("show", "r1", "0", "--out", "improver.py").status == 0
    assert (tmp_path / "improver.py").read_bytes() == SOURCE.encode("utf-8", "surrogatepass")


def test_what_is_printable_is_left_as_it_is() -> None:
    assert printable("naïve 统计 😀 C:\\temp") == "naïve 统计 😀 C:\\temp"
    assert printable("a\nb\x1b") == "a\\nb\\x1b"
    assert printable("x" * 100, 10) == "x" * 9 + "…"
    assert printable_source("a\n\tb\n\x1b") == "a\n    b\n\\x1b"
