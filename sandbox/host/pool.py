"""The sandbox as its users see it: a pool of warm containers, each serving one program at a time."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sandbox.errors import ContainerLost, SandboxError
from sandbox.host import engine, probing, reaper
from sandbox.host.container import USUAL, Confinement, Container
from sandbox.host.session import Session, SetupFailed
from sandbox.host.variants import Variant, ensure_variant
from sandbox.policy import canaries
from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from sandbox.program import HostCalls, Limits, Outcome, Policy, Program, Status

Result = TypeVar("Result")

_ATTEMPTS = 2


class ContainerEnded(ContainerLost):
    """A program took its container down each time it was tried, in containers that were sound before.

    That is the program's doing, not a fault of the engine. `events` says so for the record.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        detail = f"took its container down {_ATTEMPTS} times: {reason}"[:500]
        self.events = [Event(Layer.CONTAINER, Technique.KERNEL_INTERFACE, Verdict.CONTAINED, detail)]

    def as_outcome(self) -> Outcome:
        """The program's outcome."""
        return Outcome(Status.KILLED, None, self.events[0].detail, 0.0, 0.0)


class Sandbox:
    """Runs programs. Thread-safe; a context manager that leaves no container behind.

    `run` labels the containers; `report` is told of slow steps (building the image), and of what is degraded. Without a
    runtime in `confinement` the environment's is taken (`engine.RUNTIME_VARIABLE`), else the engine's default.
    `capabilities` holds what the engine and the kernel offer, and `degraded` what is missing of the full set of layers.
    """

    def __init__(
        self,
        run: str | None = None,
        report: Callable[[str], None] = lambda _step: None,
        confinement: Confinement = USUAL,
    ) -> None:
        """Find the engine, remove what dead owners left, build the image if need be, start the first container.

        Raises `EngineUnavailable`, `ImageUnavailable` or `ContainerLost`.
        """
        self._client = engine.connect()
        runtime = confinement.runtime or os.environ.get(engine.RUNTIME_VARIABLE) or None
        found = engine.probe(self._client, runtime)
        self.confinement = confinement.in_runtime(runtime, found.runtime)
        self._run = run
        self._fake_key = canaries.fake_key(run or "no run")
        reaper.reap(self._client)
        self._report = report
        self._lock = threading.Lock()
        self._preparing = threading.Lock()
        self._variants: dict[tuple[str, ...], Variant] = {}
        self._idle: defaultdict[str, list[Container]] = defaultdict(list)
        self._all: set[Container] = set()
        self._removing = ThreadPoolExecutor(1, "remove-container")
        self._closed = False
        try:
            first = self._start(self.prepare(()))
            self._recording = probing.examine(first)
        except SandboxError:
            self.close()
            raise
        self._give_back(first)
        self.degraded = list(probing.missing(first, self._recording))
        self.capabilities: dict[str, Any] = {
            "engine": found.as_json(),
            "image": first.image,
            "container": first.capabilities,
            "denied_calls_recorded": self._recording.notify,
        }
        for word in self.degraded:
            report(f"degraded sandbox: {word}")

    @property
    def environment(self) -> dict[str, Any]:
        """What there is and what is missing, as plain data for a run's record."""
        locks = {variant.image: variant.lock for variant in self._variants.values() if variant.lock}
        return {
            **self.capabilities,
            "degraded": [word.as_json() for word in self.degraded],
            "packages": locks,
        }

    def prepare(self, packages: Sequence[str]) -> Variant:
        """The image that holds these packages, built if need be (see `sandbox.host.variants.ensure_variant`)."""
        key = tuple(packages)
        with self._preparing:
            if key not in self._variants:
                self._variants[key] = ensure_variant(self._client, key, self._report)
            return self._variants[key]

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def use(
        self,
        program: Program,
        work: Callable[[Session], Result],
        limits: Limits | None = None,
        policy: Policy = Policy.ENFORCE,
        host_calls: HostCalls | None = None,
    ) -> tuple[Result, Session]:
        """Run `program` and do `work` with it; what `work` returned, and the closed session with its events.

        A lost container is retried once with a fresh one, `work` from its beginning. Raises `ContainerEnded` where
        the program is to blame, `SandboxError` for faults of the engine, ValueError for a program too large to send
        and for packages that no program is given.
        """
        variant = self.prepare(program.packages)
        reason = ""
        for _ in range(_ATTEMPTS):
            container = self._take(variant)
            session = Session(
                container, limits or Limits(), policy, self._recording.notify, host_calls, self._fake_key
            )
            try:
                session.open(program)
                result = work(session)
                session.close()
            except ContainerLost as loss:
                self._discard(container)
                self._require_open()
                if isinstance(loss, SetupFailed) and reason:
                    raise
                reason = str(loss)
                continue
            except BaseException:
                self._discard(container)
                raise
            finally:
                session.release()
            if session.tainted:
                self._discard(container)
            else:
                self._give_back(container)
            return result, session
        raise ContainerEnded(reason)

    def close(self) -> None:
        """End all containers, those in use too. Safe to call again."""
        with self._lock:
            self._closed = True
            containers, self._all = self._all, set()
            self._idle.clear()
        for container in containers:
            self._removing.submit(container.destroy)
        self._removing.shutdown(wait=True)

    def _require_open(self) -> None:
        if self._closed:
            raise SandboxError("the sandbox was closed")

    def _take(self, variant: Variant) -> Container:
        with self._lock:
            self._require_open()
            if self._idle[variant.image]:
                return self._idle[variant.image].pop()
        container = self._start(variant)
        try:
            probing.require(container, self._recording)
        except SandboxError:
            self._discard(container)
            self._require_open()
            raise
        return container

    def _give_back(self, container: Container) -> None:
        with self._lock:
            if container in self._all:
                self._idle[container.image].append(container)

    def _discard(self, container: Container) -> None:
        with self._lock:
            if container not in self._all:
                return
            self._all.remove(container)
            self._removing.submit(container.destroy)

    def _start(self, variant: Variant) -> Container:
        container = Container(self._client, variant.image, self._run, self.confinement, variant.imports)
        with self._lock:
            late = self._closed
            if not late:
                self._all.add(container)
        if late:
            container.destroy()
        self._require_open()
        return container
