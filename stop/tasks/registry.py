"""The tasks that a user registered by name: which folder, and what its files were when they were last accepted."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from stop.errors import UsageFault
from stop.tasks.folders import TASK_FILES
from stop.wording import one_line

CONFIG_VARIABLE = "STOP_CONFIG_DIR"


@dataclass(frozen=True)
class Registered:
    """Where a registered task is, and the SHA-256 of each of its files. `package` is the name it was given by."""

    folder: Path
    files: Mapping[str, str]
    package: str | None = None

    def changes(self) -> list[str]:
        """The files that are not what they were when the task was registered, in words."""
        now = digests(self.folder)
        return [
            f"{file} is gone" if now[file] is None else file
            for file in TASK_FILES
            if now[file] != self.files[file]
        ]


def config_folder() -> Path:
    """The folder of the user's configuration for this program: `STOP_CONFIG_DIR`, else by the platform's rule.

    That is `$XDG_CONFIG_HOME/stop` (XDG base directory specification 0.8), `~/.config/stop` without it, and
    `~/Library/Application Support/stop` on macOS.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named)
    xdg = os.environ.get("XDG_CONFIG_HOME")
    if xdg and Path(xdg).is_absolute():  # a relative one is to be ignored, says the specification
        return Path(xdg) / "stop"
    home = Path.home()
    return home / "Library/Application Support/stop" if sys.platform == "darwin" else home / ".config/stop"


def registry_file() -> Path:
    """The file that holds the registered tasks."""
    return config_folder() / "tasks.json"


def registered_tasks() -> dict[str, Registered]:
    """All registered tasks by name. Raises `UsageFault` where the file cannot be read or was spoiled."""
    file = registry_file()
    try:
        return {name: _read(entry) for name, entry in json.loads(file.read_text(encoding="utf-8")).items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UsageFault(f"cannot read {file}: {error.strerror}") from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise UsageFault(f"{file} is damaged; delete it, and register your tasks again") from error


def register(name: str, folder: Path, package: str | None = None) -> Registered:
    """Put a task on record under `name`, as its files are now; what was there under that name is replaced.

    Raises `UsageFault` if the record cannot be written.
    """
    found = {file: digest for file, digest in digests(folder).items() if digest is not None}
    entry = Registered(folder.resolve(), found, package)
    with _changing() as tasks:
        tasks[name] = entry
    return entry


def unregister(name: str) -> Registered:
    """Forget a registered task; its files stay. Raises `UsageFault` if there is none of that name."""
    with _changing() as tasks:
        if name not in tasks:
            known = ", ".join(sorted(tasks)) or "none"
            raise UsageFault(f"no task is registered as {one_line(name)!r}; registered: {known}")
        return tasks.pop(name)


def require_unchanged(name: str) -> None:
    """Raise a `UsageFault` that names the files of a registered task that changed since."""
    entry = registered_tasks()[name]
    changes = entry.changes()
    if changes:
        raise UsageFault(
            f"task {name} changed since it was registered ({', '.join(changes)}); look at it, then accept the change "
            f"with: stop task register {entry.package or entry.folder} --name {name}"
        )


def digests(folder: Path) -> dict[str, str | None]:
    """The SHA-256, in hexadecimal, of each of a task's files; None for one that cannot be read."""
    return {file: _digest(folder / file) for file in TASK_FILES}


def write_atomically(file: Path, document: Any) -> None:
    """Write a JSON document so that a reader finds the old one or the new one, whole. Raises `UsageFault`."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=file.parent, prefix=f".{file.name}-", delete=False, encoding="utf-8"
        ) as written:
            json.dump(document, written, indent=2)
            written.write("\n")
        Path(written.name).replace(file)
    except OSError as error:
        raise UsageFault(f"cannot write {file}: {error.strerror}") from error


@contextlib.contextmanager
def _changing() -> Iterator[dict[str, Registered]]:
    """The registered tasks, to be changed by one process at a time; written when the block ends without an error."""
    folder = config_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        raise UsageFault(f"cannot write to {folder}: {error.strerror}") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tasks = registered_tasks()
        yield tasks
        plain = {key: {**asdict(entry), "folder": str(entry.folder)} for key, entry in sorted(tasks.items())}
        write_atomically(registry_file(), plain)


def _read(entry: Any) -> Registered:
    package = entry["package"]
    if not all(isinstance(entry["files"][file], str) for file in TASK_FILES):
        raise TypeError("a digest is a text")
    return Registered(Path(entry["folder"]), entry["files"], None if package is None else str(package))


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
