"""Recursive self-improvement of scaffolding programs (STOP, arXiv 2310.02304).

The names below are the public interface; each is imported when it is first used, so that `import stop` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stop.catalogue import load_task
    from stop.config import RunConfig
    from stop.errors import StopError
    from stop.ledger.reader import LedgerReader
    from stop.replaying import replay
    from stop.runs import Execution, resume, start
    from stop.summary import summarise
    from stop.task import Cases, Instance, InvalidAnswer, Reference, Task

__all__ = [
    "Cases",
    "Execution",
    "Instance",
    "InvalidAnswer",
    "LedgerReader",
    "Reference",
    "RunConfig",
    "StopError",
    "Task",
    "load_task",
    "replay",
    "resume",
    "start",
    "summarise",
]

_HOMES = {
    "stop.catalogue": ("load_task",),
    "stop.config": ("RunConfig",),
    "stop.errors": ("StopError",),
    "stop.ledger.reader": ("LedgerReader",),
    "stop.replaying": ("replay",),
    "stop.runs": ("Execution", "resume", "start"),
    "stop.summary": ("summarise",),
    "stop.task": ("Cases", "Instance", "InvalidAnswer", "Reference", "Task"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'stop' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
