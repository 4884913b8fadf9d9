"""Where tasks are: bundled with this package, or in an installed package that names them as entry points."""

from __future__ import annotations

import importlib.util
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import stop
from stop.errors import UsageFault
from stop.wording import message_of, one_line

ENTRY_POINT_GROUP = "stop.tasks"
TASK_FILES = ("task.py", "utility.py", "seed.py")


def bundled_folder() -> Path:
    """The folder of bundled tasks, which is installed beside this package."""
    return Path(stop.__file__).resolve().parent.parent / "utilities"


def bundled_tasks() -> list[str]:
    """The names of the tasks that come with this package, sorted."""
    return sorted(file.parent.name for file in bundled_folder().glob("*/task.py"))


def installed_tasks() -> dict[str, EntryPoint]:
    """The entry points of the group `stop.tasks` by name. Raises `UsageFault` for malformed metadata."""
    try:
        return {entry_point.name: entry_point for entry_point in entry_points(group=ENTRY_POINT_GROUP)}
    except ValueError as error:  # from metadata readers that are stricter than Python's own
        reason = one_line(message_of(error))
        raise UsageFault(
            f"an installed package has a malformed entry point ({reason}); reinstall it"
        ) from error


def installed_folder(entry_point: EntryPoint) -> Path:
    """The folder of the package that an entry point names. Raises `UsageFault` where there is none."""
    folder = package_folder(entry_point.value, f"task {entry_point.name}: cannot find {entry_point.value}")
    if folder is None:
        raise UsageFault(
            f"task {entry_point.name}: its entry point must name a package with the files "
            f"{', '.join(TASK_FILES)}, and {entry_point.value} is none"
        )
    return folder


def package_folder(package: str, complaint: str) -> Path | None:
    """The folder of an importable package, None where there is none of that name.

    Imports the packages that it lies in, not itself. Raises `UsageFault`, begun with `complaint`, if that fails.
    """
    try:
        spec = importlib.util.find_spec(package)
    except Exception as error:
        reason = one_line(f"{type(error).__name__}: {message_of(error)}")
        raise UsageFault(f"{complaint} ({reason}); reinstall it") from error
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))
