"""A utility scores a program text. Tasks are utilities, and so is the meta-utility of improvers: see `stop.meta`."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

from stop.catalogue import LoadedTask
from stop.context import Context
from stop.evaluation import evaluate
from stop.instances import DrawnInstance, draw_instances
from stop.ledger.records import Evaluation, EventContext, Role

MAX_PROGRAM = 256 * 1024
"""Characters of the longest program that is run."""


class Utility(Protocol):
    """What an improver maximises."""

    @property
    def name(self) -> str:
        """The task's name; `meta` for the meta-utility."""

    @property
    def role(self) -> Role:
        """What the programs are that it scores."""

    @property
    def description(self) -> str:
        """The text that a language model is shown as the score function."""

    def evaluate(self, program: str, scope: str, generation: int) -> float:
        """The score of `program`, in [0, 1]. Repeated calls for the same program cost nothing.

        `scope` and `generation` say who asked, for the record. Raises `SandboxError` for faults of the engine,
        `ModelFault` for those of the language model, `TaskFault` for those of a task.
        """


class TaskUtility:
    """The mean score of a solution over the instances of one split of a task, run in the sandbox, scored here."""

    role: Role = "solution"

    def __init__(self, context: Context, loaded: LoadedTask, split: str) -> None:
        """Draw the instances, and see that there is an image for them. Raises `TaskFault`, `SandboxError`."""
        self.name = loaded.name
        self.loaded = loaded
        self.split = split
        self.description = describe(loaded)
        self._context = context
        self._instances = draw_instances(loaded, split, context.seed)
        packages = loaded.task.packages
        lock = context.sandbox.prepare(packages).lock if packages else ""
        self._key = _instances_key(loaded, self._instances, lock)
        self._under_way: dict[str, Future[Evaluation]] = {}
        self._lock = threading.Lock()

    def evaluate(self, program: str, scope: str, generation: int) -> float:
        """See `Utility`."""
        return self.examine(program, scope, generation).score

    def examine(self, program: str, scope: str, generation: int) -> Evaluation:
        """The whole record of a solution's evaluation: from the ledger where it is there, else made and kept."""
        sha = self._context.ledger.record_program(program, "solution", generation, scope=scope)
        with self._lock:
            recorded = self._context.ledger.evaluation(sha, self.name, self.split, self._key)
            if recorded is not None:
                return recorded
            future = self._under_way.get(sha)
            mine = future is None
            if future is None:
                future = self._under_way[sha] = Future()
        if not mine:
            return future.result()
        try:
            future.set_result(self._run(program, sha, scope, generation))
        except BaseException as fault:
            future.set_exception(fault)
            raise
        finally:
            with self._lock:
                del self._under_way[sha]
        return future.result()

    def _run(self, program: str, sha: str, scope: str, generation: int) -> Evaluation:
        context = self._context
        with context.evaluation_slots:
            context.check()
            result = evaluate(context.sandbox, context.policy, self.loaded, self._instances, program)
        status, detail = result.verdict
        evaluation = Evaluation(
            program=sha,
            task=self.name,
            split=self.split,
            instances=self._key,
            score=result.interval.mean,
            status=status,
            cpu_seconds=result.cpu_seconds,
            wall_seconds=result.wall_seconds,
            scores=result.scores,
            detail=detail,
        )
        origin = EventContext(generation, sha, "solution")
        kept = context.ledger.record_evaluation(evaluation, scope, origin, result.events)
        context.progress.evaluated(kept)
        return kept


def describe(loaded: LoadedTask) -> str:
    """The task's score function as a language model is shown it, with what a solution must know besides."""
    task = loaded.task
    libraries = ", ".join(["the Python 3.11 standard library", "NumPy", *task.packages])
    return (
        f"{loaded.utility_text.rstrip()}\n\n"
        f"# The program must define the function `{task.entry}`.\n"
        f"# Available: {libraries}. No files, network or processes.\n"
        f"# Each call may take {task.call_seconds:g} s and {task.memory_mb} MiB, on one core.\n"
    )


def _instances_key(loaded: LoadedTask, instances: Sequence[DrawnInstance], packages: str) -> str:
    """What an evaluation depends on besides the program, the lock of its packages for one: equal keys, equal scores."""
    task = loaded.task
    parts = [
        loaded.version,
        task.entry,
        task.call_seconds,
        task.memory_mb,
        [drawn.seed for drawn in instances],
        *([packages] if packages else []),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
