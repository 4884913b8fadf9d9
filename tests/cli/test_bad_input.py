"""Bad input of every kind ends in exactly one line that says what is wrong, and exit status 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stop.catalogue import load_task
from stop.cli import run_command
from stop.config import RunConfig
from stop.ledger.ledger import Ledger
from stop.ledger.records import TaskText
from tests import tiny
from tests.conftest import Stop

CONFIG = RunConfig(tasks=("maxcut",), improver=tiny.IMPROVER).as_json()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two empty runs and files of all kinds, no key, and no engine: bad input is found without one."""
    task = load_task("maxcut")
    text = TaskText(task.name, task.version, "", task.utility_text, task.seed_text)
    for run in ("20260101-a", "20260101-b"):
        Ledger.create(tmp_path / "runs", run, CONFIG, tasks=[text]).close()
    tiny.write_task(tmp_path / "fine")
    tiny.write_task(tmp_path / "broken", task="def draw(:\n")
    tiny.write_task(tmp_path / "taskless", task='"""No task."""\n')
    (tmp_path / "incomplete").mkdir()
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "empty.py").write_text(" \n")
    (tmp_path / "binary.py").write_bytes(b"\x7fELF\xff\xfe\x00")
    (tmp_path / "huge.py").write_text("#" * 300_000)
    (tmp_path / "good.py").write_text(tiny.PERFECT)
    (tmp_path / "file").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STOP_RUNS_DIR", str(tmp_path / "runs"))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/no.sock")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def files(folder: Path) -> list[Path]:
    """All files but those that SQLite makes beside a ledger that is read."""
    return sorted(path for path in folder.rglob("*") if not path.name.endswith(("-shm", "-wal")))


Complaint = Callable[[str], str]


@pytest.fixture
def complaint(place: Path, capfd: pytest.CaptureFixture[str]) -> Complaint:
    """The one line that a command is refused with."""

    def refuse(arguments: str) -> str:
        before = files(place)
        status = run_command([word.replace("_SPACE_", " ") for word in arguments.split()])
        out, err = capfd.readouterr()
        assert (status, out) == (2, "")
        (line,) = err.splitlines()
        assert line.startswith("stop: ")
        assert line.isprintable()
        assert "internal error" not in line
        assert files(place) == before, "something was made or removed"
        return line

    return refuse


CASES = {
    "frobnicate": "frobnicate",
    "audit frobnicate": "frobnicate",
    "--frobnicate": "--frobnicate",
    "run --task maxcut --frobnicate": "--frobnicate",
    "run": "--task",
    "eval --task maxcut": "FILE",
    "eval good.py": "--task",
    "diff": "RUN",
    "diff 20260101-a 0": "B",
    "task show": "TASK",
    "improver show": "IMPROVER",
    "audit show": "RUN",
    "sandbox exec": "FILE",
    "run --task maxcut --generations many": "many",
    "run --task maxcut --generations -1": "-1",
    "run --task maxcut --meta-tests 0": "0",
    "run --task maxcut --lm-calls 0": "0",
    "run --task maxcut --responses 1.5": "1.5",
    "run --task maxcut --utility-calls -3": "-3",
    "run --task maxcut --meta-utility-calls x": "x",
    "run --task maxcut --max-tokens 0": "0",
    "run --task maxcut --weight tsp=2": "maxcut=2",
    "run --task maxcut --weight 2": "no task",
    "run --task maxcut --weight maxcut=0": "no positive number",
    "run --task maxcut --weight maxcut=much": "no positive number",
    "run --task maxcut --weight maxcut=1 --weight maxcut=2": "twice",
    "run --task maxcut --seed -1": "-1",
    "run --task maxcut --workers 0": "0",
    "run --task maxcut --workers 1000000": "1000000",
    "run --task maxcut --accept everything": "everything",
    "run --task maxcut --policy off": "off",
    "run --task maxcut --usd-limit 0": "0",
    "run --task maxcut --usd-limit -1": "-1",
    "run --task maxcut --usd-limit nan": "nan",
    "run --task maxcut --usd-limit cheap": "cheap",
    "run --task maxcut --task maxcut": "twice",
    "run --task fine --task ./fine": "fine",
    "run --task maxcutt": "did you mean maxcut?",
    "run --task nothing-like-it": "maxcut",
    "run --task broken": "SyntaxError",
    "run --task taskless": "task",
    "run --task incomplete": "task.py",
    "run --task ./nowhere/at/all": "nowhere",
    "run --task good.py": "good.py",
    "task show maxcutt": "did you mean maxcut?",
    "task show broken": "SyntaxError",
    "eval --task maxcutt good.py": "did you mean maxcut?",
    "eval --task maxcut nowhere.py": "nowhere.py",
    "eval --task maxcut folder.py": "folder.py",
    "eval --task maxcut binary.py": "binary.py",
    "eval --task maxcut empty.py": "empty",
    "eval --task maxcut huge.py": "300000",
    "eval --task maxcut good.py nowhere.py": "nowhere.py",
    "eval --task maxcut --split train good.py": "train",
    "sandbox exec nowhere.py": "nowhere.py",
    "sandbox exec folder.py": "folder.py",
    "sandbox exec binary.py": "binary.py",
    "sandbox exec good.py --entry no-name": "no-name",
    "sandbox exec good.py --seconds 0": "0",
    "sandbox exec good.py --memory 1": "1",
    "sandbox exec good.py --memory 999999": "999999",
    "improve --task maxcut --program nowhere.py": "nowhere.py",
    "improve --task maxcut --program folder.py": "folder.py",
    "improve --task maxcut --program binary.py": "binary.py",
    "improve --task maxcut --program empty.py": "empty",
    "run --task maxcut --improver best_of_m": "best_of_n",
    "run --task maxcut --improver nowhere.py": "nowhere.py",
    "run --task maxcut --improver binary.py": "binary.py",
    "run --task maxcut --improver empty.py": "empty",
    "improver show ../../etc/passwd": "best_of_n",
    "run --task maxcut --model openai/": "openai/",
    "run --task maxcut --model a_SPACE_b": "a b",
    "run --task maxcut --model openai/gpt-4o-mini": "OPENAI_API_KEY",
    "run --task maxcut --model openai/x --api-base localhost:8000": "--api-base",
    "run --task maxcut --model openai/x --api-base http://": "--api-base",
    "run --task maxcut --model openai/x --api-base ftp://127.0.0.1/v1": "--api-base",
    "run --task maxcut --model openai/x --api-base http://user:secret@127.0.0.1/v1": "OPENAI_API_KEY",
    "run --task maxcut --model offline --api-base http://127.0.0.1:1/v1": "--api-base",
    "run --task maxcut --model replay:": "replay:",
    "run --task maxcut --model replay:nowhere": "nowhere",
    "run --task maxcut --model gguf:model.gguf": "llama.cpp",
    "resume nowhere": "nowhere",
    "resume 20260101": "20260101-a, 20260101-b",
    "resume ../runs/20260101-a": "../runs/20260101-a",
    "replay nowhere": "nowhere",
    "replay 20260101": "20260101-a, 20260101-b",
    "resume 20260101-a --usd-limit 0": "0",
    "resume 20260101-a --stop-on network:0": "network:0",
    "run --task maxcut --stop-on magic": "magic",
    "run --task maxcut --stop-on network --stop-on network:2": "twice",
    "run --task maxcut --on-alert no-such-program": "no-such-program",
    "run --task maxcut --alert-url ftp://example.org": "--alert-url",
    "show nowhere": "did you mean",
    "show 2026": "20260101-a, 20260101-b",
    "show /etc/passwd": "/etc/passwd",
    "show 20260101-a 3": "no generation yet",
    "show 20260101-a best": "no solution",
    "show 20260101-a abcdef": "abcdef",
    "diff 20260101-a 0 1": "no generation yet",
    "improver list --run nowhere": "nowhere",
    "audit list nowhere": "nowhere",
    "audit list 20260101-a --technique magic": "magic",
    "audit list 20260101-a --limit 0": "0",
    "audit list 20260101-a --page 0": "0",
    "audit list 20260101-a --json --page 2": "--limit",
    "audit list 20260101-a --since yesterday": "yesterday",
    "audit list 20260101-a --since 9999999999d": "9999999999d",
    "audit list 20260101-a --program zz": "zz",
    "audit list 20260101-a --model gpt-4": "offline",
    "audit list 20260101-a --all": "--all",
    "audit list 20260101-a nowhere": "nowhere",
    "audit list --all --runs-dir nowhere": "stop run",
    "audit stats 20260101-a --compare model offline gpt": "offline",
    "audit stats 20260101-a --compare magic a b": "magic",
    "audit stats 20260101-a --compare run 20260101-a nowhere": "nowhere",
    "audit stats 20260101-a --by magic": "magic",
    "audit stats 20260101-a --program ab": "--program",
    "audit stats 20260101-a --mark benign --exclude-benign": "--exclude-benign",
    "audit export 20260101-a --format pdf": "pdf",
    "audit export 20260101-a --json": "--out",
    "audit export 20260101-a --out folder.py": "folder.py",
    "audit export 20260101-a --out nowhere/x": "nowhere/x",
    "audit mark 20260101-a 1 splendid": "splendid",
    "audit mark 20260101-a benign": "SEQ",
    "audit mark 20260101-a 99 benign": "no event 99",
    "audit mark nowhere 1 benign": "nowhere",
    "audit trace 20260101-a best": "no solution",
    "audit verify 2026": "20260101-a, 20260101-b",
    "audit verify 20260101-a --anchor nowhere": "nowhere",
    "audit verify 20260101-a 20260101-b --anchor file": "--anchor",
    "audit show 20260101-a 0": "0",
    "audit show 20260101-a 999": "no event 999",
    "audit show 20260101-a first": "first",
    "runs --runs-dir file": "file",
    "show latest --runs-dir file": "file",
    "show latest --runs-dir nowhere": "stop run",
    "run --task maxcut --runs-dir file": "file",
}


@pytest.mark.parametrize("arguments", CASES)
def test_bad_input_is_refused_in_one_line_that_names_it(complaint: Complaint, arguments: str) -> None:
    assert CASES[arguments] in complaint(arguments)


def test_no_secret_of_an_address_is_repeated(complaint: Complaint) -> None:
    line = complaint("run --task maxcut --model openai/x --api-base http://user:hunter2@127.0.0.1/v1")
    assert "hunter2" not in line


@pytest.mark.parametrize("name", ["\x1b[2J", "\u202e", "a\nb", "\0", "x" * 100_000, "\ud800", "", " "])
def test_odd_words_are_repeated_harmlessly_and_in_short(
    place: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    for arguments in (
        ["show", name],
        ["task", "show", name],
        ["run", "--task", name],
        ["improver", "show", name],
    ):
        assert run_command(arguments) == 2
        (line,) = capfd.readouterr().err.splitlines()
        assert line.isprintable()
        assert len(line) < 1000


ENGINE = "stop: no Docker engine answers: "


@pytest.mark.parametrize(
    "arguments",
    [
        "run --task maxcut",
        "run --task maxcut --json",
        "improve --task maxcut",
        "eval --task fine good.py",
        "sandbox exec good.py",
        "sandbox build",
        "resume 20260101-a",
        "replay 20260101-a",
    ],
)
def test_without_an_engine_nothing_runs_and_one_line_says_how_to_get_one(
    place: Path, capfd: pytest.CaptureFixture[str], arguments: str
) -> None:
    before = sorted(place.glob("runs/*"))
    assert run_command(arguments.split()) == 3
    out, err = capfd.readouterr()
    (line,) = err.splitlines()
    assert out == ""
    assert line.startswith(ENGINE)
    assert "make setup" in line
    assert sorted(place.glob("runs/*")) == before


def test_the_doctor_names_the_missing_engine_and_its_cure(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["doctor"]) == 3
    out, err = capfd.readouterr()
    assert "no Docker engine answers" in out
    assert "Traceback" not in out + err


def test_as_a_process_it_is_the_same(place: Path, stop: Stop) -> None:
    ended = stop("run", "--task", "maxcutt")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "stop: no task 'maxcutt'; did you mean maxcut?\n"
    ended = stop("run", "--task", "maxcut", DOCKER_HOST="unix:///nowhere.sock")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (3, "", 1)
