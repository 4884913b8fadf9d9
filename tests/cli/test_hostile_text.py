"""Whatever programs write into texts, results and events comes out of a terminal as harmless characters."""

from __future__ import annotations

import ast
import json
import logging
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from stop.cli.screen import PrintableFormatter, printable, printable_source, source_lines
from stop.config import RunConfig
from stop.ledger.encoding import text_sha
from stop.ledger.ledger import Ledger
from stop.ledger.marks import set_marks
from stop.ledger.records import (
    CallKey,
    Evaluation,
    EventContext,
    Generation,
    Improvement,
    Interval,
    Mark,
    TaskText,
)
from stop.models.base import Message, Reply, Request, request_digest
from stop.single import SCOPE
from tests import tiny
from tests.conftest import Stop

HIDDEN = "\u202e\u2066\u200b\u2060\ufeff\xad\u3164\uffa0\ufe0f\U000e0100\U000e0041\u034f"
NASTY = f"\x1b[2J\x1b]8;;x\x07\x9b31m\r\x08\x00{HIDDEN}\ud800\x85\u2028\x0c <b> [red] a{chr(0x300) * 50}"
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
        asked = Request((Message("system", NASTY), Message("user", NASTY)))
        reply = Reply((f"{NASTY}\n```python\n{SOURCE}{NASTY}\n```\n{NASTY}",))
        ledger.record_reply(CallKey("g1", request_digest(asked), 0), asked, reply, model=f"openai/{NAME}")
        other = ledger.record_program(SOURCE + NASTY, "improver", 1, parent=improver, scope="g1")
        solution = ledger.record_program(SOURCE + "#" + "x" * 200_000, "solution", 1, scope=NAME)
        for split in ("val", "test"):
            for sha in (other, solution, text_sha(SOURCE)):
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
    set_marks(runs_dir, run, [Mark(1, "benign", NASTY, NASTY), Mark(2, "confirmed", DETAIL, NAME)])


Screen = Callable[..., list[str]]


@pytest.fixture
def screen(stop: Stop, tmp_path: Path, runs_dir: Path) -> Screen:
    """Run a command on a terminal; what it shows, line by line."""
    write_run(runs_dir, "r1")
    write_run(runs_dir, "r2", program=SOURCE)

    def show(*arguments: str, status: int = 0) -> list[str]:
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
        assert process.returncode == status, shown[-2000:]
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
        "audit list --all --order gravest",
        "audit show r1 1",
        "audit show r1 1 --full",
        "audit trace r1 1",
        "audit stats r1",
        "audit stats r1 --by model",
        "audit export r1 --format jsonl",
        "audit export r1 --format csv",
        "audit export r1 --format sarif",
        "audit export r1 --format html",
        "audit verify r1",
        "improver list --run r1",
    ],
)
def test_a_terminal_is_shown_printable_characters_only(screen: Screen, arguments: str) -> None:
    lines = screen(*arguments.split())
    assert_harmless(lines)
    assert max(map(len, lines)) < 300_000


def assert_harmless(lines: list[str]) -> None:
    """Something is shown, and nothing that steers a terminal, hides, or piles up."""
    assert lines
    for line in lines:
        assert line.isprintable()
        assert not set(line) & set(HIDDEN)
        assert chr(0x300) * 3 not in line


def test_lines_of_a_table_stay_short_whatever_their_cells_hold(screen: Screen) -> None:
    for arguments in (["audit", "list", "r1"], ["show", "r1"], ["show", "r2"], ["runs"]):
        assert max(map(len, screen(*arguments))) < 1000


def test_a_megabyte_in_an_event_is_cut_for_people_and_kept_for_programs(stop: Stop, runs_dir: Path) -> None:
    megabyte = (NASTY * 40_000)[: 1 << 20]
    with Ledger.create(runs_dir, "r1", {"model": megabyte}) as ledger:
        sha = ledger.record_program(megabyte, "solution", 1)
        event = Event(Layer.SYSCALL, Technique.FILE_ACCESS, Verdict.BLOCKED, megabyte, line=2)
        ledger.record_events("g1", EventContext(1, sha, "solution"), [event])
    for arguments in (["list", "r1"], ["show", "r1", "1"], ["show", "r1", "1", "--full"], ["stats", "r1"]):
        ended = stop("audit", *arguments)
        assert ended.status == 0, ended.err[-1000:]
        lines = ended.out.splitlines()
        assert not [line for line in lines if not line.isprintable()]
        if "--full" not in arguments:
            assert max(map(len, lines)) < 100_000
    assert stop("audit", "list", "r1", "--json").document[0]["detail"] == json.loads(json.dumps(megabyte))
    for form in ("csv", "sarif", "html"):
        assert len(stop("audit", "export", "r1", "--format", form).out) < 1 << 20


def test_documents_are_plain_ascii(stop: Stop, runs_dir: Path) -> None:
    write_run(runs_dir, "r1")
    for arguments in (
        ["show", "r1"],
        ["show", "r1", "best"],
        ["audit", "list", "r1"],
        ["audit", "show", "r1", "1"],
        ["audit", "trace", "r1", "1"],
        ["audit", "stats", "--all"],
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


RUNS = {
    "raises": f"raise ValueError({NASTY!r})",
    "says what it likes": f"result = {NASTY!r} * 20000",
    "is no program": f"def {NASTY}",
    "opens": f"try: open({NASTY!r})\nexcept OSError: pass",
    "hides its error": f"raise type({NAME.replace(chr(0), '')!r}, (Exception,), {{}})",
    "prints": f"print({NAME!r})",
}


@pytest.mark.parametrize(
    "command", ["sandbox exec --policy observe", "eval --task greatest", "improver show"]
)
def test_what_a_program_says_of_itself_is_shown_in_printable_characters(
    screen: Screen, tiny_task: Path, command: str
) -> None:
    files = []
    for number, (name, text) in enumerate(RUNS.items()):
        file = tiny_task.parent / f"{number}{name}{HIDDEN}\x1b[2J\n.py"
        file.write_text(text + "\n", "utf-8", "replace")
        files.append(str(file))
    for chosen in [files] if "show" not in command else [[file] for file in files]:
        lines = screen(*command.split(), *chosen)
        assert_harmless(lines)
        assert max(map(len, lines)) < 4000


def test_what_an_improver_says_of_itself_is_shown_in_printable_characters(
    stop: Stop, tiny_task: Path
) -> None:
    improver = tiny_task.parent / "improver.py"
    improver.write_text(f"def improve_algorithm(*_):\n    raise ValueError({NASTY!a})\n")
    ended = stop("improve", "--task", tiny_task, "--improver", improver)
    assert ended.status == 1
    assert "ValueError" in ended.out
    assert_harmless((ended.out + ended.err).split("\n"))


def test_a_task_is_shown_in_printable_characters(screen: Screen, tmp_path: Path) -> None:
    utility = f"# {HIDDEN}\x1b[2J\ndef utility(): ...\n"
    folder = tiny.write_task(tmp_path / "spoilt", utility=utility, seed=f"# {HIDDEN}\x1b[2J\n{tiny.SEED}")
    assert_harmless(screen("task", "show", str(folder)))


@pytest.mark.parametrize(
    "arguments", [["show", NAME], ["improve", "--task", NAME], ["sandbox", "exec", NAME]]
)
def test_complaints_repeat_what_was_typed_in_printable_characters(
    screen: Screen, arguments: list[str]
) -> None:
    typed = [argument.replace("\0", "") for argument in arguments]
    assert_harmless(screen(*typed, status=2))


def test_a_warning_in_the_log_is_shown_in_printable_characters() -> None:
    record = logging.LogRecord("stop", logging.WARNING, "", 1, "it said %s", (NASTY,), None)
    assert_harmless([PrintableFormatter("stop: %(message)s").format(record)])


def test_accents_do_not_pile_up() -> None:
    assert printable("e\u0301\u0323" + "\u0301" * 3) == "e\u0301\u0323" + "\\u0301" * 3


def test_lines_are_counted_as_python_counts_them() -> None:
    source = "a = '\x0c\u2028\x85'\r\nb = 1\rc = 2\n1/0\n"
    assert [statement.lineno for statement in ast.parse(source).body] == [1, 2, 3, 4]
    assert len(source_lines(source)) == 4


def test_what_is_printable_is_left_as_it_is() -> None:
    assert printable("naïve 统计 😀 C:\\temp") == "naïve 统计 😀 C:\\temp"
    assert printable("a\nb\x1b") == "a\\nb\\x1b"
    assert printable("x" * 100, 10) == "x" * 9 + "…"
    assert printable_source("a\n\tb\n\x1b") == "a\n    b\n\\x1b"
