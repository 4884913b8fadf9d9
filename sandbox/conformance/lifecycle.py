"""Containers: whose they are is written on them, they end with their owner, and nobody else's is touched."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from sandbox.conformance.guarantee import Bench, Finding, Guarantee, failed, held
from sandbox.conformance.stay import bystander
from sandbox.host.reaper import CONTAINER_KIND, KIND_LABEL, OWNER_LABEL, Owner, reap
from sandbox.policy.taxonomy import Layer

PATIENCE_SECONDS = 30.0

OWNER = """
import sys
from sandbox.host.container import Confinement
from sandbox.host.pool import Sandbox
from sandbox.program import Policy, Program

def work(session):
    print(session.container_id, flush=True)
    session.call("nap", [600.0], 0, 600.0)

program = Program("import time\\ndef nap(seconds): time.sleep(seconds)")
Sandbox(confinement=Confinement(runtime=sys.argv[1] or None)).use(program, work, policy=Policy.OFF)
"""
"""A process of ours, whose program naps until somebody ends it."""


def labelled(bench: Bench) -> Finding:
    """What is written on a container."""
    labels = bench.client.api.inspect_container(bystander(bench.sandbox).container)["Config"]["Labels"]
    owner = Owner.of_this_process().as_label()
    if (labels.get(KIND_LABEL), labels.get(OWNER_LABEL)) != (CONTAINER_KIND, owner):
        return failed(f"labels {labels}")
    return held(f"{OWNER_LABEL}={owner}")


def reaped(bench: Bench) -> Finding:
    """Containers with the label of an owner that is gone, of one that lives, and of nobody: only the first goes."""
    me = Owner.of_this_process()
    gone = replace(me, started="1").as_label()  # this process's number, used by one that started long ago
    orphan = _idle(bench, {KIND_LABEL: CONTAINER_KIND, OWNER_LABEL: gone})
    others = [
        _idle(bench, {KIND_LABEL: CONTAINER_KIND, OWNER_LABEL: me.as_label()}),
        _idle(bench, {KIND_LABEL: CONTAINER_KIND, OWNER_LABEL: "somebody"}),
        _idle(bench, {OWNER_LABEL: gone}),
        _idle(bench, {}),
    ]
    try:
        reap(bench.client)
        if _exists(bench, orphan):
            return failed("the container of an owner that is gone was not removed")
        lost = [container for container in others if not _exists(bench, container)]
        if lost:
            return failed(f"{len(lost)} containers of others were removed")
        return held(f"1 orphan removed, {len(others)} containers of others left alone")
    finally:
        for container in [orphan, *others]:
            with suppress(Exception):
                bench.client.api.remove_container(container, force=True)


def leashed(bench: Bench) -> Finding:
    """Kill a process that owns a container with a program in it."""
    runtime = bench.sandbox.confinement.runtime or ""
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, runtime],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert owner.stdout is not None
        container = owner.stdout.readline().strip()
        if not container or not _exists(bench, container):
            return failed("a process of its own could not start a container")
    finally:
        owner.kill()
        owner.communicate()
    killed = time.monotonic()
    if not _eventually(lambda: not _exists(bench, container)):
        return failed(f"the container lives {PATIENCE_SECONDS:g} s after its owner was killed")
    return held(f"gone {time.monotonic() - killed:.1f} s after its owner was killed")


def _idle(bench: Bench, labels: dict[str, str]) -> str:
    """A container that was made and never started."""
    image = bench.sandbox.capabilities["image"]
    made: str = bench.client.api.create_container(image, ["true"], labels=labels, network_disabled=True)["Id"]
    return made


def _exists(bench: Bench, container: str) -> bool:
    # Some engines answer with a fault when they are asked about one that is just going.
    return bool(bench.client.api.containers(all=True, filters={"id": container}))


def _eventually(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


GUARANTEES = [
    Guarantee("labels", "A container says whose it is", Layer.CONTAINER, labelled),
    Guarantee("reaping", "Containers of dead owners are removed, nobody else's", Layer.CONTAINER, reaped),
    Guarantee("leash", "A container ends with its owner, however that ends", Layer.CONTAINER, leashed),
]
