"""Finds tasks, bundled, installed or on disk, and loads their three files."""

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import sys
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Literal

import stop
from stop.errors import UsageFault
from stop.task import Task
from stop.wording import message_of, one_line

ENTRY_POINT_GROUP = "stop.tasks"
TASK_FILES = ("task.py", "utility.py", "seed.py")

Origin = Literal["bundled", "entry point", "path"]


@dataclass(frozen=True)
class LoadedTask:
    """A task and what its folder says of it.

    `name` is the folder's name, or the entry point's. `description` is the first line of task.py's docstring,
    `utility_text` what the LM is shown as the score function, `seed_text` the seed solution; neither is
    ever run here. `version` is the SHA-256, in hexadecimal, of the three files.
    """

    name: str
    folder: Path
    task: Task
    description: str
    utility_text: str
    seed_text: str
    origin: Origin
    version: str


def bundled_tasks() -> list[str]:
    """Return the names of the tasks that come with this package, sorted."""
    return sorted(file.parent.name for file in _bundled_folder().glob("*/task.py"))


def list_tasks() -> list[str]:
    """Return the names of all tasks that `load_task` knows by name: bundled or installed, sorted."""
    return sorted({*bundled_tasks(), *_installed_tasks()})


def load_task(name_or_path: str) -> LoadedTask:
    """Load a bundled task by name, else an installed one by its entry point's name, else a folder by path.

    This runs the folder's task.py, which is trusted. Raises `UsageFault`, with one line that says what to do,
    if there is no such task or one of its files is missing or broken.
    """
    if name_or_path in bundled_tasks():
        return _load_folder(name_or_path, _bundled_folder() / name_or_path, "bundled")
    installed = _installed_tasks().get(name_or_path)
    if installed is not None:
        return _load_folder(name_or_path, _folder_of(installed), "entry point")
    folder = _as_folder(name_or_path)
    return _load_folder(folder.name, folder, "path")


def _bundled_folder() -> Path:
    """Return the folder of bundled tasks, which is installed beside this package."""
    return Path(stop.__file__).resolve().parent.parent / "utilities"


def _installed_tasks() -> dict[str, EntryPoint]:
    try:
        return {entry_point.name: entry_point for entry_point in entry_points(group=ENTRY_POINT_GROUP)}
    except ValueError as error:  # from metadata readers that are stricter than Python's own
        reason = one_line(message_of(error))
        raise UsageFault(
            f"an installed package has a malformed entry point ({reason}); reinstall it"
        ) from error


def _folder_of(entry_point: EntryPoint) -> Path:
    """Return the folder of the package that an entry point names."""
    try:
        spec = importlib.util.find_spec(entry_point.value)
    except Exception as error:
        reason = one_line(f"{type(error).__name__}: {message_of(error)}")
        raise UsageFault(
            f"task {entry_point.name}: cannot find {entry_point.value} ({reason}); reinstall it"
        ) from error
    if spec is None or not spec.submodule_search_locations:
        raise UsageFault(
            f"task {entry_point.name}: its entry point must name a package with the files "
            f"{', '.join(TASK_FILES)}, and {entry_point.value} is none"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def _as_folder(path: str) -> Path:
    """Return the resolved folder at a path, or raise a `UsageFault` that lists tasks of a similar name."""
    try:
        if path and Path(path).is_dir():
            return Path(path).resolve()
    except (OSError, ValueError):
        pass  # a name that no file can have is no folder either
    if path and Path(path).name != path:
        raise UsageFault(f"no task folder {one_line(path)!r}; give one that holds {', '.join(TASK_FILES)}")
    known = list_tasks()
    close = difflib.get_close_matches(path[:100], known)
    hint = (
        f"did you mean {' or '.join(close)}?"
        if close
        else f"choose one of {', '.join(known)}, or give a folder"
    )
    raise UsageFault(f"no task {one_line(path)!r}; {hint}")


def _load_folder(name: str, folder: Path, origin: Origin) -> LoadedTask:
    texts = [_read(folder / file) for file in TASK_FILES]
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    version = digest.hexdigest()
    task_text, utility_text, seed_text = texts
    module = _run_module(folder / "task.py", task_text, version)
    return LoadedTask(
        name=name,
        folder=folder,
        task=_task_of(module, folder / "task.py"),
        description=_description_of(module, folder / "task.py"),
        utility_text=utility_text,
        seed_text=seed_text,
        origin=origin,
        version=version,
    )


def _read(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageFault(f"{file} is missing; a task folder holds {', '.join(TASK_FILES)}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFault(
            f"{file} cannot be read ({one_line(message_of(error))}); make it a UTF-8 text file"
        ) from error
    if not text.strip():
        raise UsageFault(f"{file} is empty; a task needs {', '.join(TASK_FILES)}")
    return text


def _run_module(file: Path, text: str, version: str) -> ModuleType:
    """Run the text of a task.py as a module of its own, whatever other tasks are called.

    What runs is the text that was read and hashed for `version`, never a stale bytecode cache.
    """
    identity = hashlib.sha256(f"{file}\0{version}".encode()).hexdigest()
    spec = importlib.util.spec_from_file_location(f"stop_task_{identity}", file)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    try:
        exec(compile(text, str(file), "exec", dont_inherit=True), module.__dict__)
    except (Exception, SystemExit) as error:
        del sys.modules[spec.name]
        line = f" at line {error.lineno}" if isinstance(error, SyntaxError) else ""
        reason = one_line(f"{type(error).__name__}{line}: {message_of(error)}")
        raise UsageFault(f"{file} cannot be run ({reason}); mend it") from error
    return module


def _task_of(module: ModuleType, file: Path) -> Task:
    task = getattr(module, "task", None)
    if not isinstance(task, Task):
        found = "defines no" if task is None else f"defines a {type(task).__name__} as"
        raise UsageFault(f"{file} {found} `task`; end it with: task = Task(draw=draw, score=score, ...)")
    for role in ("draw", "score"):
        if not callable(getattr(task, role)):
            raise UsageFault(f"{file}: the task's {role} is not callable; pass the function")
    if not all(type(count) is int for count in task.instances.values()):
        raise UsageFault(f"{file}: the task's instances must be whole numbers; give an int for each split")
    return task


def _description_of(module: ModuleType, file: Path) -> str:
    lines = (module.__doc__ or "").strip().splitlines()
    if not lines:
        raise UsageFault(f"{file} has no docstring; begin it with a one-line description of the task")
    return one_line(lines[0])
