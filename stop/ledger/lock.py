"""One writing process for each run: an advisory lock on a file in its folder, which dies with its holder."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from stop.errors import LedgerFault

LOCK_NAME = "lock"

# `holder` takes the lock for an instant to see whether it is free, so that one refusal proves nothing.
_ATTEMPTS, _PAUSE_SECONDS = 5, 0.02


class RunLock:
    """Holds a run for this process until `release`, or until the process ends in whatever way."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises `LedgerFault` where another process writes this run, or the folder is read-only."""
        path = folder / LOCK_NAME
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise LedgerFault(f"run {folder.name} cannot be written: {error.strerror} ({path})") from error
        if not _taken(self._descriptor):
            pid = _pid(self._descriptor)
            os.close(self._descriptor)
            raise LedgerFault(f"run {folder.name} is in use by process {pid}: wait for it, or stop it")
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Let others write the run."""
        os.close(self._descriptor)


def holder(folder: Path) -> str | None:
    """The id of the process that writes the run, None where none does. Raises OSError for an unreadable folder."""
    try:
        descriptor = os.open(folder / LOCK_NAME, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _pid(descriptor)
    finally:
        os.close(descriptor)
    return None


def _taken(descriptor: int) -> bool:
    for _ in range(_ATTEMPTS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE_SECONDS)
        else:
            return True
    return False


def _pid(descriptor: int) -> str:
    return os.pread(descriptor, 20, 0).decode("ascii", "replace") or "of unknown id"
