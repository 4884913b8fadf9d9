"""The check's end of the worker: draws and scores in another process, and survives whatever happens there."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

from sandbox.guest import wire
from stop.catalogue import LoadedTask
from stop.errors import TaskFault

CPU_SECONDS = 2.0
"""What one draw or one score may take. A score that takes longer would stall a run."""

_WALL_FACTOR = 8
_START_SECONDS = 120.0


class WorkerEnded(TaskFault):
    """The worker had to be ended, or ended by itself: the task hangs, or takes all memory."""


@dataclass(frozen=True)
class Drawn:
    """One instance as the check sees it. `hidden` are the parts of its hidden side that are plain values.

    `arguments` and `whole` are fingerprints, of the arguments alone and with the hidden part. `seeds` are those that
    the task's `draw` gave to generators of its own.
    """

    split: str
    index: int
    args: tuple[Any, ...]
    hidden: tuple[Any, ...]
    has_hidden: bool
    seeds: frozenset[int]
    guest_seed: int
    arguments: str
    whole: str
    seconds: float


@dataclass(frozen=True)
class Verdict:
    """What became of an answer: its score in [0, 1], and why that is 0 if it is for a reason.

    `kind` is `invalid` where the task refused the answer, `scorer` where the scorer broke its contract, `ended`
    where its process had to be ended. `changed` names what the scorer changed, `marks` the audit events (PEP 578)
    that tell what the interpreter did with the answer.
    """

    score: float
    kind: Literal["invalid", "scorer", "ended"] | None = None
    fault: str = ""
    changed: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Bench:
    """A worker process for one task; a context manager. A worker that ended is replaced by the next request.

    `hash_seed` sets the order of sets of strings in the worker (`PYTHONHASHSEED`): what depends on it differs from one
    run to the next.
    """

    def __init__(self, loaded: LoadedTask, seed: int = 0, hash_seed: int = 1) -> None:
        self._loaded = loaded
        self._seed = seed
        self._hash_seed = hash_seed
        self._process: subprocess.Popen[bytes] | None = None
        self._frames: list[wire.Frame] = []
        self.endings = 0
        self.scored = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def draw(self, split: str, index: int) -> Drawn:
        """Draw an instance. Raises `TaskFault` where the task's `draw` fails, `WorkerEnded` where it does not end."""
        header, body = self._ask({"type": "draw", "split": split, "index": index})
        if header["type"] == "failed":
            raise TaskFault(header["reason"])
        content = wire.decode(body)
        return Drawn(
            split=split,
            index=index,
            args=content["args"],
            hidden=tuple(content["hidden"]),
            has_hidden=header["has_hidden"],
            seeds=frozenset(content["seeds"]),
            guest_seed=content["guest_seed"],
            arguments=header["arguments"],
            whole=header["whole"],
            seconds=header["seconds"],
        )

    def score(
        self, drawn: Drawn, answer: Any, *, racing: bool = False, watching: bool = False
    ) -> Verdict | None:
        """Score an answer; None for what cannot cross from a sandbox.

        `racing` lets the task's clocks run wild, `watching` finds out what the scorer changes, which takes longer.
        """
        try:
            body = wire.encode(answer, 1024 * 1024)
        except wire.WireError:
            return None
        self.scored += 1
        request: dict[str, Any] = {"type": "score", "split": drawn.split, "index": drawn.index}
        request |= {"racing": racing, "watching": watching}
        try:
            header, _ = self._ask(request, body)
        except WorkerEnded as ended:
            return Verdict(0.0, "ended", str(ended))
        if header["type"] == "uncrossable":
            return None
        return Verdict(
            header["score"],
            header["kind"],
            header["fault"] or "",
            tuple(header["changed"]),
            tuple(header["marks"]),
        )

    def _ask(self, header: dict[str, Any], body: bytes = b"") -> wire.Frame:
        if self._process is None:
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it ended: reading tells
            self._process.stdin.write(wire.pack_frame(header, body))
            self._process.stdin.flush()
        return self._receive(_WALL_FACTOR * CPU_SECONDS)

    def _start(self) -> None:
        where = [self._loaded.name, str(self._loaded.folder), str(self._seed), str(CPU_SECONDS)]
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "stop.tasks.check.worker", *where],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **threads, "PYTHONHASHSEED": str(self._hash_seed)},
            start_new_session=True,
        )
        self._reader = wire.FrameReader()
        self._frames.clear()
        header, _ = self._receive(_START_SECONDS)
        if header["type"] == "failed":
            self._end()
            raise TaskFault(header["reason"])

    def _receive(self, seconds: float) -> wire.Frame:
        assert self._process is not None
        assert self._process.stdout is not None
        deadline = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while not self._frames:
                chunk = b""
                if selector.select(max(0.0, deadline - time.monotonic())):
                    chunk = os.read(self._process.stdout.fileno(), 1 << 20)
                if not chunk:
                    raise WorkerEnded(self._post_mortem())
                self._frames += self._reader.feed(chunk)
        return self._frames.pop(0)

    def _post_mortem(self) -> str:
        """End the worker; in words, why."""
        assert self._process is not None
        self.endings += 1
        try:
            status = self._process.wait(0.2)
        except subprocess.TimeoutExpired:
            status = -signal.SIGALRM
        self._end()
        if status == -signal.SIGPROF:
            return f"it did not end within {CPU_SECONDS:g} s of CPU time"
        if status == -signal.SIGALRM:
            return f"it did not end within {5 * CPU_SECONDS:g} s"
        return f"it ended its process with status {status}, as when memory runs out or a library crashes"

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        with process:
            pass  # closes its pipes and waits for it
