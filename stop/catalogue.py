"""Finds tasks, wherever they come from, and loads their three files."""

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Literal

from stop.errors import LedgerFault, UsageFault
from stop.ledger.records import TaskText
from stop.task import Cases, Task
from stop.tasks.folders import (
    TASK_FILES,
    bundled_folder,
    bundled_tasks,
    installed_folder,
    installed_tasks,
)
from stop.tasks.registry import registered_tasks, require_unchanged
from stop.wording import message_of, one_line

Origin = Literal["bundled", "entry point", "registered", "path", "ledger"]


@dataclass(frozen=True)
class LoadedTask:
    """A task and what its folder says of it.

    `name` is the folder's name, or that under which the task is installed or registered. `description` is the first
    line of task.py's docstring, `task_text` its text, `utility_text` what the LM is shown as the score function,
    `seed_text` the seed solution; the last two are never run here. `version` is the SHA-256, in hexadecimal, of the
    three files.
    """

    name: str
    folder: Path
    task: Task
    description: str
    task_text: str
    utility_text: str
    seed_text: str
    origin: Origin
    version: str


def list_tasks() -> list[str]:
    """Return the names of all tasks that `load_task` knows by name: bundled, installed or registered, sorted."""
    return sorted({*bundled_tasks(), *installed_tasks(), *registered_tasks()})


def load_task(name_or_path: str) -> LoadedTask:
    """Load a task by the name under which it is bundled, installed or registered, else a folder by its path.

    This runs the folder's task.py, which is trusted. Raises `UsageFault`, with one line that says what to do, if
    there is no such task, one of its files is missing or broken, or a registered task is not what was registered.
    """
    name, folder, origin = find_task(name_or_path)
    if origin == "registered":
        require_unchanged(name)
    return load_folder(name, folder, origin)


def find_task(name_or_path: str) -> tuple[str, Path, Origin]:
    """Return a task's name, folder and origin, without running or reading anything of it. Raises `UsageFault`."""
    if name_or_path in bundled_tasks():
        return name_or_path, bundled_folder() / name_or_path, "bundled"
    installed = installed_tasks().get(name_or_path)
    if installed is not None:
        return name_or_path, installed_folder(installed), "entry point"
    registered = registered_tasks().get(name_or_path)
    if registered is not None:
        return name_or_path, registered.folder, "registered"
    folder = _as_folder(name_or_path)
    return folder.name, folder, "path"


def load_folder(name: str, folder: Path, origin: Origin) -> LoadedTask:
    """Load the three files of a folder under a name. Runs its task.py. Raises `UsageFault`."""
    task, utility, seed = read_texts(folder)
    return _load(name, folder, origin, task, utility, seed)


def load_recorded(recorded: TaskText, folder: Path) -> LoadedTask:
    """Load a task from the texts that a run's ledger holds, whatever became of its `folder`.

    Runs the recorded task.py: the ledger must come from where one trusts tasks to come from. Raises `LedgerFault`
    if the texts are not those that the run's version names, `UsageFault` if they cannot be run here.
    """
    if version_of(recorded.task, recorded.utility, recorded.seed) != recorded.version:
        raise LedgerFault(f"the recorded text of task {recorded.name} was changed: the ledger is damaged")
    return _load(recorded.name, folder, "ledger", recorded.task, recorded.utility, recorded.seed)


def version_of(*texts: str) -> str:
    """Return the version of a task with these three texts: their SHA-256, in hexadecimal."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()


def read_texts(folder: Path) -> tuple[str, str, str]:
    """Return the texts of task.py, utility.py and seed.py. Raises `UsageFault` naming the file that is at fault."""
    task, utility, seed = (_read(folder / file) for file in TASK_FILES)
    return task, utility, seed


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


def _load(name: str, folder: Path, origin: Origin, task: str, utility: str, seed: str) -> LoadedTask:
    version = version_of(task, utility, seed)
    module = _run_module(folder / "task.py", task, version)
    return LoadedTask(
        name=name,
        folder=folder,
        task=_task_of(module, folder / "task.py"),
        description=_description_of(module, folder / "task.py"),
        task_text=task,
        utility_text=utility,
        seed_text=seed,
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
    for role, made in (("draw", task.draw), ("score", task.score)):
        if not callable(made) and not (role == "draw" and isinstance(made, Cases)):
            raise UsageFault(f"{file}: the task's {role} is not callable; pass the function")
    if not all(type(count) is int for count in task.instances.values()):
        raise UsageFault(f"{file}: the task's instances must be whole numbers; give an int for each split")
    return task


def _description_of(module: ModuleType, file: Path) -> str:
    lines = (module.__doc__ or "").strip().splitlines()
    if not lines:
        raise UsageFault(f"{file} has no docstring; begin it with a one-line description of the task")
    return one_line(lines[0])
