"""Finding and loading tasks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.catalogue import bundled_tasks, list_tasks, load_task
from stop.errors import UsageFault

TASK = '''"""Guess a number.

More about it.
"""

from dataclasses import dataclass

from stop import Instance, InvalidAnswer, Task

@dataclass
class Secret:
    number: int

def draw(rng):
    return Instance(args=(10,), hidden=Secret(int(rng.integers(10))))

def score(instance, answer):
    if type(answer) is not int:
        raise InvalidAnswer("no integer")
    return float(answer == instance.hidden.number)

task = Task(draw=draw, score=score, entry="guess", call_seconds=1.0, instances={"val": 3, "test": 4})
'''


def write_task(folder: Path, task: str = TASK) -> Path:
    folder.mkdir(parents=True)
    (folder / "task.py").write_text(task)
    (folder / "utility.py").write_text("def utility(program): ...\n")
    (folder / "seed.py").write_text("def guess(upper):\n    return 0\n")
    return folder


def refusal(name_or_path: str | Path) -> str:
    """Return the one line that loading is refused with."""
    with pytest.raises(UsageFault) as caught:
        load_task(str(name_or_path))
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return message


@pytest.mark.parametrize("name", bundled_tasks())
def test_bundled_tasks_load_by_name(name: str) -> None:
    loaded = load_task(name)
    assert (loaded.name, loaded.origin, loaded.folder.name) == (name, "bundled", name)
    assert loaded.description.endswith(".")
    assert loaded.utility_text == (loaded.folder / "utility.py").read_text()
    assert loaded.seed_text == (loaded.folder / "seed.py").read_text()


def test_bundled_tasks_are_found_from_any_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_task(tmp_path / "lpn")
    monkeypatch.chdir(tmp_path)
    assert load_task("lpn").origin == "bundled"
    assert load_task("./lpn").origin == "path"


def test_a_folder_loads_by_path(tmp_path: Path) -> None:
    folder = write_task(tmp_path / "guess a number")
    loaded = load_task(str(folder))
    assert (loaded.name, loaded.origin, loaded.folder) == ("guess a number", "path", folder)
    assert loaded.description == "Guess a number."
    assert loaded.task.instances == {"val": 3, "test": 4}


def test_a_folder_in_the_current_directory_loads_by_its_bare_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_task(tmp_path / "guessing")
    monkeypatch.chdir(tmp_path)
    assert load_task("guessing").folder == tmp_path / "guessing"


def test_loading_leaves_nothing_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = write_task(tmp_path / "guess")
    load_task(str(folder))
    assert sorted(file.name for file in folder.iterdir()) == ["seed.py", "task.py", "utility.py"]


def test_folders_of_the_same_name_do_not_collide(tmp_path: Path) -> None:
    one = load_task(str(write_task(tmp_path / "a" / "guess")))
    other = load_task(str(write_task(tmp_path / "b" / "guess", TASK.replace('"val": 3', '"val": 5'))))
    assert (one.task.instances["val"], other.task.instances["val"]) == (3, 5)
    assert one.task.draw.__module__ != other.task.draw.__module__


def test_a_task_file_runs_under_its_own_future_imports_only(tmp_path: Path) -> None:
    folder = write_task(tmp_path / "guess", TASK.replace("def draw(rng)", "def draw(rng: object)"))
    assert load_task(str(folder)).task.draw.__annotations__ == {"rng": object}


def test_an_edit_within_the_same_second_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = write_task(tmp_path / "guess")
    before = load_task(str(folder))
    (folder / "task.py").write_text(TASK.replace('"val": 3', '"val": 7'))
    after = load_task(str(folder))
    assert (before.task.instances["val"], after.task.instances["val"]) == (3, 7)


@pytest.mark.parametrize("file", ["task.py", "utility.py", "seed.py"])
def test_the_version_changes_with_each_of_the_three_files_and_with_nothing_else(
    tmp_path: Path, file: str
) -> None:
    folder = write_task(tmp_path / "guess")
    version = load_task(str(folder)).version
    (folder / "notes.txt").write_text("x")
    copy = write_task(tmp_path / "elsewhere" / "guess")
    assert load_task(str(folder)).version == load_task(str(copy)).version == version
    assert len(version) == 64
    with (folder / file).open("a") as opened:
        opened.write("# more\n")
    assert load_task(str(folder)).version != version


def test_text_moved_from_one_file_to_the_next_changes_the_version(tmp_path: Path) -> None:
    one, other = write_task(tmp_path / "one"), write_task(tmp_path / "other")
    (one / "utility.py").write_text("ab")
    (one / "seed.py").write_text("c")
    (other / "utility.py").write_text("a")
    (other / "seed.py").write_text("bc")
    assert load_task(str(one)).version != load_task(str(other)).version


def install(site: Path, value: str) -> None:
    """Install a distribution whose entry point `guess` names `value`, as an installer would."""
    metadata = site / "guessing-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: guessing\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[stop.tasks]\nguess = {value}\n")


def test_an_installed_package_offers_its_task_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_task(tmp_path / "guessing_tasks" / "number")
    install(tmp_path, "guessing_tasks.number")
    monkeypatch.syspath_prepend(tmp_path)
    assert list_tasks() == sorted([*bundled_tasks(), "guess"])
    loaded = load_task("guess")
    assert (loaded.name, loaded.origin, loaded.folder) == ("guess", "entry point", folder)


@pytest.mark.parametrize("value", ["no_such_package", "no_such_package.number", "json.decoder", "json:loads"])
def test_an_entry_point_that_names_no_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    install(tmp_path, value)
    monkeypatch.syspath_prepend(tmp_path)
    assert refusal("guess").startswith("task guess: ")


def test_an_entry_point_that_is_no_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "?")
    monkeypatch.syspath_prepend(tmp_path)
    # The reader of metadata may be Python's or a library's, which differ in when they complain.
    assert "entry point" in refusal("guess")


def test_an_unknown_name_lists_close_ones() -> None:
    assert "did you mean three_sat?" in refusal("tree_sat")
    assert "maxcut" in refusal("something quite different")


@given(st.text(max_size=400))
def test_no_name_whatsoever_ends_in_a_traceback(name: str) -> None:
    if name not in bundled_tasks():
        refusal(name + "?")


@pytest.mark.parametrize(
    "name", ["", "\0", "/", "no/such/folder", "x" * 5000, "a\nb", "\x1b[2J", "\ud800", "."]
)
def test_odd_names_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    message = refusal(name)
    assert message.isprintable()


@pytest.mark.parametrize("file", ["task.py", "utility.py", "seed.py"])
def test_a_missing_empty_or_unreadable_file_is_named(tmp_path: Path, file: str) -> None:
    folder = write_task(tmp_path / "guess")
    (folder / file).write_bytes(b"\xff\xfe")
    assert file in refusal(folder)
    (folder / file).write_text(" \n")
    assert f"{file} is empty" in refusal(folder)
    (folder / file).unlink()
    assert f"{file} is missing" in refusal(folder)
    (folder / file).mkdir()
    assert f"{file} cannot be read" in refusal(folder)


def test_the_path_of_a_file_is_refused(tmp_path: Path) -> None:
    assert "task.py, utility.py, seed.py" in refusal(write_task(tmp_path / "guess") / "task.py")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def draw(:\n", "SyntaxError at line 1"),
        ("\0", "cannot be run"),
        ("x = (" * 500, "cannot be run"),
        ("import no_such_module_anywhere", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit(3)", "SystemExit"),
        ("class E(Exception):\n    def __str__(self): raise E\nraise E", "no message"),
        ("x = 1", "defines no `task`"),
        ("task = 5", "defines a int as `task`"),
        (TASK + "task = Task", "defines a type as `task`"),
        (TASK.split('"""', 2)[2], "has no docstring"),
        ('"""  """' + TASK.split('"""', 2)[2], "has no docstring"),
        (TASK.replace("draw=draw", "draw=None"), "draw is not callable"),
        (TASK.replace("score=score", "score=0.5"), "score is not callable"),
        (TASK.replace('"val": 3', '"val": 2.5'), "whole numbers"),
        (TASK.replace('"val": 3', '"val": 0'), "positive number"),
        (TASK.replace('"val": 3, ', ""), "val, test"),
        (TASK.replace("call_seconds=1.0", "call_seconds=-1"), "call_seconds must be positive"),
        (TASK.replace("call_seconds=1.0", "call_seconds='1'"), "TypeError"),
        (TASK.replace("call_seconds=1.0, ", ""), "call_seconds"),
    ],
)
def test_a_broken_task_file_is_refused_with_its_path_and_the_reason(
    tmp_path: Path, text: str, reason: str
) -> None:
    folder = write_task(tmp_path / "guess", text)
    message = refusal(folder)
    assert str(folder / "task.py") in message
    assert reason in message


def test_a_seed_or_utility_that_would_do_harm_is_never_run(tmp_path: Path) -> None:
    folder = write_task(tmp_path / "guess")
    harm = f"open({str(tmp_path / 'harm')!r}, 'w')\n"
    for file in ("seed.py", "utility.py"):
        (folder / file).write_text(harm)
    assert load_task(str(folder)).seed_text == harm
    assert not (tmp_path / "harm").exists()
