"""Remove containers whose owner is gone: a run that was killed leaves nothing behind for long.

Each container carries a label that names the process that made it. A process is known by more than its id,
which is used again: by host, boot, process namespace and start time (proc(5), fields of /proc/PID/stat).
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docker import DockerClient

KIND_LABEL = "org.stop.sandbox"
CONTAINER_KIND = "container"
OWNER_LABEL = "org.stop.owner"
RUN_LABEL = "org.stop.run"

UNKNOWN = "unknown"
"""Stands for what this platform does not tell. Owners with an unknown boot are never judged gone."""


@dataclass(frozen=True)
class Owner:
    """A process, unmistakably. `started` is in clock ticks since the boot."""

    host: str
    boot: str
    namespace: str
    pid: int
    started: str

    @classmethod
    def of_this_process(cls) -> Owner:
        """The process that asks."""
        pid = os.getpid()
        return cls(socket.gethostname(), boot_id(), process_namespace(), pid, start_time(pid) or UNKNOWN)

    @classmethod
    def from_label(cls, text: str) -> Owner:
        """Read what `as_label` wrote. Raises ValueError for anything else."""
        host, boot, namespace, pid, started = text.rsplit(":", 4)
        return cls(host, boot, namespace, int(pid), started)

    def as_label(self) -> str:
        """The owner as one string."""
        return f"{self.host}:{self.boot}:{self.namespace}:{self.pid}:{self.started}"

    def is_gone(self) -> bool:
        """Whether the process is known to have ended. False where this process cannot tell."""
        if self.host != socket.gethostname() or UNKNOWN in (self.boot, boot_id()):
            return False
        if self.boot != boot_id():
            return True
        return self.namespace == process_namespace() and start_time(self.pid) not in (self.started, UNKNOWN)


def owner_labels(run: str | None) -> dict[str, str]:
    """The labels for a new container of this process, made for `run` or for no run in particular."""
    labels = {KIND_LABEL: CONTAINER_KIND, OWNER_LABEL: Owner.of_this_process().as_label()}
    return labels if run is None else {**labels, RUN_LABEL: run}


def reap(client: DockerClient) -> int:
    """Remove the containers of owners that are gone, and return how many went. Touches no others."""
    ours = client.api.containers(all=True, filters={"label": f"{KIND_LABEL}={CONTAINER_KIND}"})
    orphans = [container["Id"] for container in ours if is_orphan(container["Labels"])]
    return sum(remove(client, container) for container in orphans)


def is_orphan(labels: dict[str, str]) -> bool:
    """Whether these labels name an owner that is gone. False for a label that cannot be read."""
    try:
        return Owner.from_label(labels.get(OWNER_LABEL, "")).is_gone()
    except ValueError:
        return False


def remove(client: DockerClient, container: str) -> bool:
    """Remove one container by force. False where another reaper has removed it, or is about to."""
    import docker

    try:
        client.api.remove_container(container, force=True, v=True)
    except docker.errors.APIError as error:
        if error.status_code in (404, 409):
            return False
        raise
    return True


@cache
def boot_id() -> str:
    """A name for the time since the kernel started, or `UNKNOWN`."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return UNKNOWN


@cache
def process_namespace() -> str:
    """The number of the namespace that process ids are counted in, or `UNKNOWN`."""
    try:
        return str(Path("/proc/self/ns/pid").stat().st_ino)
    except OSError:
        return UNKNOWN


def start_time(pid: int) -> str | None:
    """When a process started, in clock ticks since the boot. None where it has ended, waited for or not.

    `UNKNOWN` for a process that exists but that the kernel hides from us (proc(5), mount option hidepid).
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return UNKNOWN if exists(pid) else None
    state, *fields = stat.rpartition(")")[2].split()
    return None if state in "ZX" else fields[18]


def exists(pid: int) -> bool:
    """Whether there is a process of this id, be it visible or not (kill(2) with signal 0)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
