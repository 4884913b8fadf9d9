"""A run replays from the task that its ledger holds, whatever became of it since; a resumed one refuses a change."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests import tiny
from tests.conftest import Stop

SETTINGS = (
    "--generations 1 --meta-tests 1 --lm-calls 1 --responses 2 --utility-calls 3 --meta-utility-calls 3"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a task and a finished run on it, `r1`."""
    folder = tmp_path_factory.mktemp("recorded")
    tiny.write_task(folder / "greatest")
    stop = Stop(folder, folder / "runs")
    ended = stop("run", "--task", "greatest", *SETTINGS.split(), "--run-id", "r1", "--json")
    assert ended.status == 0, ended.err
    return folder


def test_a_run_replays_after_its_task_changed_and_after_it_vanished(place: Path, tmp_path: Path) -> None:
    stop, task = Stop(place, place / "runs"), place / "greatest"
    kept = tmp_path / "kept"
    shutil.copytree(task, kept)
    try:
        (task / "task.py").write_text(tiny.TASK.replace("1 - abs(", "0.5 - 0.5 * abs("))
        changed = stop("replay", "r1")
        assert changed.status == 0, changed.err + changed.out
        assert "no difference" in changed.out
        assert "task greatest changed since run r1: its text in the ledger is used" in changed.err
        (task / "task.py").write_text("this is no Python at all (")
        assert stop("replay", "r1").status == 0
        shutil.rmtree(task)
        gone = stop("replay", "r1", "--json")
        assert (gone.status, gone.document["differences"]) == (0, [])
        assert "task greatest is gone" in gone.err
    finally:
        shutil.rmtree(task, ignore_errors=True)
        shutil.copytree(kept, task)
    unchanged = stop("replay", "r1")
    assert (unchanged.status, unchanged.err) == (0, "")


def test_a_resumed_run_refuses_a_changed_task(tmp_path: Path) -> None:
    tiny.write_task(tmp_path / "greatest")
    stop = Stop(tmp_path, tmp_path / "runs")
    # A run that cannot reach its model stops, and can be resumed.
    begun = stop(
        *("run", "--task", "greatest", *SETTINGS.split(), "--run-id", "r2", "--model", "openai/any"),
        *("--api-base", "http://127.0.0.1:9/v1"),
        OPENAI_API_KEY="none",
    )
    assert begun.status == 1, begun.err
    (tmp_path / "greatest" / "seed.py").write_text(tiny.PERFECT)
    ended = stop("resume", "r2")
    assert ended.status == 2
    assert "task greatest changed since run r2 began" in ended.err
    assert ended.err.strip().count("\n") == 0


def test_a_recorded_text_that_was_edited_is_not_run(place: Path, tmp_path: Path) -> None:
    runs, harm = tmp_path / "runs", tmp_path / "harm"
    shutil.copytree(place / "runs", runs)
    database = sqlite3.connect(runs / "r1" / "ledger.sqlite3")
    with database:
        (table,) = database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'task%'").fetchone()
        text = f"{tiny.TASK}\nopen({str(harm)!r}, 'w')\n"
        database.execute(f"UPDATE {table} SET task = ?, name = 'other'", (text.encode(),))
        config = database.execute("SELECT config FROM run").fetchone()[0]
        database.execute("UPDATE run SET config = ?", (config.replace(b"/greatest", b"/other"),))
    database.close()
    ended = Stop(place, runs)("replay", "r1")
    assert ended.status == 1
    assert "recorded text of task other was changed" in ended.err
    assert not harm.exists()
