"""Runs are named so that they sort, found by what a person types, and listed whatever else lies in the folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stop.errors import UsageFault
from stop.ledger.ledger import Ledger
from stop.ledger.records import Generation, Interval, TaskText
from stop.ledger.runs import LEDGER_NAME, checked_run_id, find_run, list_runs, new_run_id


def create(runs: Path, *names: str) -> None:
    for name in names:
        Ledger.create(runs, name, {}).close()


@pytest.mark.parametrize(
    ("tasks", "middle"),
    [
        (["maxcut"], "-maxcut-"),
        (["maxcut", "lpn"], "-maxcut-lpn-"),
        (["/home/me/my tasks/été!"], "-_t_-"),
        ([], "-"),
        (["x" * 500], "-" + "x" * 40 + "-"),
    ],
)
def test_a_new_id_names_time_and_tasks_and_is_a_plain_name(tasks: list[str], middle: str) -> None:
    run = new_run_id(tasks)
    assert re.fullmatch(rf"\d{{8}}-\d{{6}}{middle}[0-9a-f]{{4}}", run)
    assert checked_run_id(run) == run


def test_a_run_is_found_by_id_beginning_and_as_latest(tmp_path: Path) -> None:
    create(tmp_path, "b-maxcut", "b-maxcut-2", "a-lpn")
    assert find_run(tmp_path, "b-maxcut") == "b-maxcut"
    assert find_run(tmp_path, "a") == "a-lpn"
    assert find_run(tmp_path, "latest") == "a-lpn"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("b", "fits 2 runs.*b-maxcut, b-maxcut-2"),
        ("a-lpm", "did you mean a-lpn"),
        ("zzz", "did you mean"),
        ("", "no run"),
    ],
)
def test_an_unknown_or_ambiguous_run_is_answered_with_candidates(
    tmp_path: Path, text: str, answer: str
) -> None:
    create(tmp_path, "b-maxcut", "b-maxcut-2", "a-lpn")
    with pytest.raises(UsageFault, match=answer):
        find_run(tmp_path, text)


@pytest.mark.parametrize("folder", ["", "missing"])
def test_a_folder_without_runs_says_how_to_start_one(tmp_path: Path, folder: str) -> None:
    assert list_runs(tmp_path / folder) == []
    with pytest.raises(UsageFault, match="stop run"):
        find_run(tmp_path / folder, "latest")


def test_a_listing_tells_what_stop_runs_shows(tmp_path: Path) -> None:
    task = TaskText("maxcut", "v1", "", "", "")
    with Ledger.create(tmp_path, "r1", {"model": "offline"}, tasks=[task]) as ledger:
        sha = ledger.record_program("pass", "improver", 0)
        for index in range(3):
            ledger.record_generation(Generation(index, sha, sha, sha, True, Interval(0.5, 0.4, 0.6, 5)))
        (listing,) = list_runs(tmp_path)
        assert listing.as_json() == {
            "run": "r1",
            "status": "running",
            "started": ledger.run().created,
            "tasks": ["maxcut"],
            "model": "offline",
            "generations": 2,
            "degraded": [],
        }
        ledger.set_status("finished")
    assert [run.status for run in list_runs(tmp_path)] == ["finished"]


def test_runs_are_listed_oldest_first_without_what_is_no_run_and_with_the_fault_of_what_is_damaged(
    tmp_path: Path,
) -> None:
    create(tmp_path, "z", "a")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / LEDGER_NAME).write_bytes(b"no database" * 1000)
    listings = list_runs(tmp_path)
    assert [(run.run, run.fault is None) for run in listings] == [("broken", False), ("z", True), ("a", True)]
    assert find_run(tmp_path, "latest") == "a"
