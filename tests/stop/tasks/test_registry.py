"""Registered tasks: found by name from anywhere, and never used unnoticed once they changed."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stop.catalogue import list_tasks, load_task
from stop.errors import UsageFault
from stop.tasks.registry import config_folder, register, registered_tasks, registry_file, unregister
from tests import tiny
from tests.conftest import Stop


@pytest.fixture(autouse=True)
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "configuration"
    monkeypatch.setenv("STOP_CONFIG_DIR", str(folder))
    return folder


def test_a_registered_task_is_found_by_its_name_from_anywhere(
    tiny_task: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register("mine", tiny_task)
    monkeypatch.chdir(tmp_path)
    loaded = load_task("mine")
    assert (loaded.name, loaded.origin, loaded.folder) == ("mine", "registered", tiny_task)
    assert "mine" in list_tasks()


@pytest.mark.parametrize("file", ["task.py", "utility.py", "seed.py"])
def test_a_changed_file_is_named_and_the_task_refused_until_it_is_registered_again(
    tiny_task: Path, file: str
) -> None:
    register("mine", tiny_task)
    with (tiny_task / file).open("a") as opened:
        opened.write("\n# changed\n")
    with pytest.raises(
        UsageFault, match=rf"task mine changed.*\({file}\).*stop task register .* --name mine"
    ):
        load_task("mine")
    assert load_task(str(tiny_task)).origin == "path"
    register("mine", tiny_task)
    assert load_task("mine").name == "mine"


def test_a_vanished_file_is_named(tiny_task: Path) -> None:
    register("mine", tiny_task)
    (tiny_task / "seed.py").unlink()
    with pytest.raises(UsageFault, match=r"seed\.py is gone"):
        load_task("mine")


def test_a_forgotten_task_is_unknown_and_keeps_its_files(tiny_task: Path) -> None:
    register("mine", tiny_task)
    assert unregister("mine").folder == tiny_task
    assert sorted(file.name for file in tiny_task.iterdir()) == ["seed.py", "task.py", "utility.py"]
    with pytest.raises(UsageFault, match="no task 'mine'"):
        load_task("mine")
    with pytest.raises(UsageFault, match="registered: none"):
        unregister("mine")


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"a": 1}', '{"a": {"folder": "/x"}}', "\0"])
def test_a_damaged_file_is_one_line_that_says_what_to_do(configuration: Path, text: str) -> None:
    configuration.mkdir()
    registry_file().write_text(text)
    with pytest.raises(UsageFault, match="register your tasks again") as caught:
        registered_tasks()
    assert "\n" not in str(caught.value)


def test_registrations_at_the_same_time_are_all_kept(tiny_task: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: register(f"task{number}", tiny_task), range(24)))
    assert len(registered_tasks()) == 24


def test_the_configuration_is_where_the_platform_keeps_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert config_folder() == tmp_path / "configuration"
    monkeypatch.delenv("STOP_CONFIG_DIR")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert config_folder() == tmp_path / "xdg" / "stop"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert config_folder() == tmp_path / ".config" / "stop"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert config_folder() == tmp_path / "Library" / "Application Support" / "stop"


def test_the_command_line_registers_lists_accepts_and_forgets(
    stop: Stop, tiny_task: Path, configuration: Path
) -> None:
    document = stop("task", "register", tiny_task, "--name", "mine", "--json").document
    assert (document["task"], document["origin"], document["replaced"]) == ("mine", "registered", False)
    listed = {task["task"]: task for task in stop("task", "list", "--json").document}
    assert (listed["mine"]["version"], listed["mine"]["fault"]) == (document["version"], None)
    (tiny_task / "seed.py").write_text(tiny.PERFECT)
    listed = {task["task"]: task for task in stop("task", "list", "--json").document}
    assert "seed.py" in listed["mine"]["fault"]
    refused = stop("run", "--task", "mine", "--generations", 0)
    assert refused.status == 2
    assert refused.err.count("\n") == 1
    assert "changed since it was registered (seed.py)" in refused.err
    assert stop("task", "register", tiny_task, "--name", "mine", "--json").document["replaced"]
    assert stop("task", "show", "mine").status == 0
    assert stop("task", "unregister", "mine", "--json").document["folder"] == str(tiny_task)
    assert json.loads((configuration / "tasks.json").read_text()) == {}


def test_a_package_is_registered_by_its_name(stop: Stop, tmp_path: Path) -> None:
    tiny.write_task(tmp_path / "site" / "some_tasks" / "greatest")
    path = str(tmp_path / "site")
    document = stop("task", "register", "some_tasks.greatest", "--json", PYTHONPATH=path).document
    assert (document["task"], document["package"]) == ("greatest", "some_tasks.greatest")
    assert stop("task", "show", "greatest", "--json").document["origin"] == "registered"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no/such/folder"], "no folder and no importable package"),
        (["no_such_package_at_all"], "no folder and no importable package"),
        (["."], "task.py is missing"),
        (["greatest", "--name", "lpn"], "bundled or installed"),
        (["greatest", "--name", "a b"], "no name for a task"),
        (["greatest", "--name", "../x"], "no name for a task"),
    ],
)
def test_what_cannot_be_registered_is_refused_in_one_line(
    stop: Stop, tiny_task: Path, arguments: list[str], words: str
) -> None:
    ended = stop("task", "register", *arguments)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert words in ended.err
    assert registered_tasks() == {}


def test_scores_of_seed_solutions_are_measured_once_for_a_version(stop: Stop, tiny_task: Path) -> None:
    stop("task", "register", tiny_task)
    configuration = config_folder()
    scores = {t["task"]: t["seed_score"] for t in stop("task", "list", "--json").document}
    assert scores["greatest"] is None
    # Others are taken as known, so that only this one is measured.
    first = stop("task", "list", "--scores", "--json")
    listed = {task["task"]: task["seed_score"] for task in first.document}
    assert 0.6 < listed["greatest"]["mean"] < 0.8
    assert listed["greatest"]["n"] == 3
    assert "scoring seed solution" in first.err
    again = stop("task", "list", "--scores", "--json", DOCKER_HOST="unix:///nowhere.sock")
    assert {task["task"]: task["seed_score"] for task in again.document} == listed
    assert sorted(file.name for file in configuration.glob("*.json")) == ["seed_scores.json", "tasks.json"]
