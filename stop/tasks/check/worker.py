"""The process in which a checked task's own code runs: draws and scores on request, under limits, and watched.

A task's code is trusted but may be faulty: it may hang, or allocate without bound. So the check runs it here,
where the kernel ends it. Requests come as frames on standard input, replies go to standard output; answers arrive
encoded, as they do from the sandbox. Started by `stop.tasks.check.bench`.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.guest import wire
from stop.catalogue import LoadedTask, load_folder
from stop.errors import StopError
from stop.instances import DrawnInstance, checked_score, draw_instance
from stop.task import Instance, InvalidAnswer, Task
from stop.tasks.check.fingerprint import fingerprint, plain_parts

MARK = "stop_check_mark"
"""A name that only hostile answers hold: whatever the interpreter does with it, the scorer did with the answer."""

_SPARE_BYTES = 1 << 30
_CLOCKS = ("time", "monotonic", "perf_counter", "process_time", "thread_time")
_JUMP_SECONDS = 1000.0
_MOST_TURNS = 100_000


class Watch:
    """What the task's code does besides: clocks it reads, generators it seeds, marks that the interpreter meets."""

    def __init__(self) -> None:
        self.racing = False
        self.seeds: set[int] = set()
        self._marks: set[str] = set()
        self._watching = False
        self._jumped = 0.0

    def install(self) -> None:
        """Watch from now on; before the task is loaded, so that the names which it imports are watched too."""
        for clock in _CLOCKS:
            setattr(time, clock, self._clock(getattr(time, clock), 1))
            setattr(time, f"{clock}_ns", self._clock(getattr(time, f"{clock}_ns"), 10**9))
        for owner, name in ((np.random, "default_rng"), (np.random, "seed"), (random, "seed")):
            setattr(owner, name, self._seeded(getattr(owner, name)))
        self._watch_random_class()
        sys.addaudithook(self._hear)

    @contextlib.contextmanager
    def marks(self) -> Iterator[set[str]]:
        """The audit events in which the mark turns up meanwhile."""
        self._marks, self._watching = set(), True
        try:
            yield self._marks
        finally:
            self._watching = False

    def _clock(self, real: Callable[[], Any], unit: int) -> Callable[[], Any]:
        def read() -> Any:
            if self.racing:
                self._jumped += _JUMP_SECONDS
                return real() + int(self._jumped) * unit
            return real()

        return read

    def _seeded(self, make: Callable[..., Any]) -> Callable[..., Any]:
        def seeded(*arguments: Any, **named: Any) -> Any:
            self._note_seeds(*arguments, *named.values())
            return make(*arguments, **named)

        return seeded

    def _watch_random_class(self) -> None:
        note = self._note_seeds

        class Random(random.Random):
            """Tells what it is seeded with."""

            def __init__(self, *arguments: Any) -> None:
                note(*arguments)
                super().__init__(*arguments)

        random.Random = Random  # type: ignore[assignment,misc]

    def _note_seeds(self, *arguments: Any) -> None:
        self.seeds |= {int(each) for each in arguments if isinstance(each, int | np.integer)}

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._watching or event == "compile":  # parsing is harmless, as `ast.literal_eval` shows
            return
        self._watching = False  # what follows may raise events itself
        with contextlib.suppress(Exception):
            if event == "exec":
                code = arguments[0]
                marked = MARK in (*code.co_names, *code.co_varnames) or MARK in repr(code.co_consts)
            else:
                marked = any(
                    MARK.encode() in part if isinstance(part, bytes) else MARK in str(part)[:4000]
                    for part in arguments
                )
            if marked:
                self._marks.add(event)
        self._watching = True


def scorer_of(task: Task) -> Callable[[Instance, Any], Any]:
    """What scores a hostile answer: the task's `score`; for a task of many turns, a game with that answer each turn."""
    turns = task.turns
    if turns is None:
        return task.score

    def play(instance: Instance, answer: Any) -> Any:
        game = turns(instance)
        try:
            next(game)
            for _ in range(_MOST_TURNS):
                game.send(answer)
        except StopIteration as end:
            return task.score(instance, end.value)
        raise InvalidAnswer(f"the game does not end within {_MOST_TURNS} turns")

    return play


class Worker:
    """One task, loaded; its instances, drawn as they are asked for."""

    def __init__(self, loaded: LoadedTask, watch: Watch, seed: int) -> None:
        self._loaded = loaded
        self._watch = watch
        self._seed = seed
        self._drawn: dict[tuple[str, int], DrawnInstance] = {}

    def draw(self, split: str, index: int) -> tuple[dict[str, Any], bytes]:
        """Draw an instance anew. The reply tells its fingerprint, and holds its arguments and hidden parts."""
        self._watch.seeds.clear()
        began = time.monotonic()
        try:
            drawn = draw_instance(self._loaded, split, self._seed, index)
        except StopError as fault:
            return {"type": "failed", "reason": str(fault)}, b""
        seconds = time.monotonic() - began
        self._drawn[split, index] = drawn
        instance = drawn.instance
        reply = {
            "type": "drawn",
            "seconds": seconds,
            "arguments": fingerprint(instance.args),
            "whole": fingerprint((instance.args, instance.hidden)),
            "has_hidden": instance.hidden is not None,
        }
        body = {
            "args": instance.args,
            "hidden": plain_parts(instance.hidden),
            "seeds": sorted(self._watch.seeds)[:100],
            "guest_seed": drawn.seed,
        }
        return reply, wire.encode(body)

    def score(self, split: str, index: int, body: bytes, *, racing: bool, watching: bool) -> dict[str, Any]:
        """Score an answer as a run would, and tell what else the scorer did."""
        if (split, index) not in self._drawn:
            self.draw(split, index)
        try:
            answer = wire.decode(body)
        except wire.WireError:
            return {"type": "uncrossable"}
        changed: list[str] = []

        def look(instance: Instance, answer: Any) -> dict[str, str]:
            return {"instance": fingerprint((instance.args, instance.hidden)), "answer": fingerprint(answer)}

        def watched(instance: Instance, answer: Any) -> Any:
            before = look(instance, answer)
            try:
                return scorer(instance, answer)
            finally:
                changed.extend(what for what, now in look(instance, answer).items() if before[what] != now)

        scorer = scorer_of(self._loaded.task)
        task = replace(self._loaded.task, score=watched if watching else scorer)
        self._watch.racing = racing
        with self._watch.marks() as marks:
            scored = checked_score(
                replace(self._loaded, task=task), self._drawn[split, index].instance, answer
            )
        self._watch.racing = False
        return {
            "type": "scored",
            "score": scored.score,
            "kind": scored.kind,
            "fault": scored.fault,
            "changed": changed,
            "marks": sorted(marks),
        }


def serve(name: str, folder: Path, seed: int, seconds: float) -> None:
    """Answer requests until standard input ends. Each may take `seconds` of CPU time, five times as much in all."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("r+b") as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)  # what the task prints is no reply
    watch = Watch()
    watch.install()
    with _limited(seconds + 30):
        try:
            worker = Worker(load_folder(name, folder, "path"), watch, seed)
            ready: dict[str, Any] = {"type": "ready"}
        except StopError as fault:
            ready = {"type": "failed", "reason": str(fault)}
    _limit_memory()
    _reply(replies, ready)
    reader = wire.FrameReader()
    while ready["type"] == "ready" and (chunk := requests.read1(1 << 20)):
        for header, body in reader.feed(chunk):
            with _limited(seconds):
                if header["type"] == "draw":
                    _reply(replies, *worker.draw(header["split"], header["index"]))
                else:
                    ways = {way: header[way] for way in ("racing", "watching")}
                    _reply(replies, worker.score(header["split"], header["index"], body, **ways))


def _reply(replies: Any, header: dict[str, Any], body: bytes = b"") -> None:
    replies.write(wire.pack_frame(header, body))
    replies.flush()


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Let the kernel end this process after so much CPU time, or five times as much of any, in the block."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 5 * seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory() -> None:
    """Let this process have another GiB of addresses, where the platform tells how many it has."""
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + _SPARE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
