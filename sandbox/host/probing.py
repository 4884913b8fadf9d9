"""What the sandbox needs of an engine and its kernel, whether it is there, and what it means where it is not.

A layer that is missing never goes unsaid: it is a `Degraded` word in the ledger and wherever results are shown. Where
programs cannot be confined at all, nothing runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sandbox.degraded import Degraded
from sandbox.errors import ContainerLost, EngineUnavailable
from sandbox.host.container import Container
from sandbox.host.session import Session, SetupFailed
from sandbox.policy.taxonomy import Layer
from sandbox.program import Limits, Policy, Program

_TRIAL = Program("try:\n    open('/probe')\nexcept OSError:\n    pass\n", name="probe")
_TESTED_MACHINES = ("x86_64",)


class Capability(StrEnum):
    """What an engine may or may not offer."""

    NOTIFICATION = "notification"
    PATHS = "paths"
    OUTER_FILTER = "outer_filter"
    TESTED_MACHINE = "tested_machine"
    MEMORY_LIMIT = "memory_limit"
    SWAP_LIMIT = "swap_limit"
    PROCESS_LIMIT = "process_limit"
    RLIMITS = "rlimits"
    OOM_COUNTER = "oom_counter"
    RUN_QUEUE_TIMES = "run_queue_times"


@dataclass(frozen=True)
class CapabilityEntry:
    """One row of the table: the layer that rests on the capability, what it is, what is lost without it."""

    layer: Layer
    definition: str
    without: str


CAPABILITIES: dict[Capability, CapabilityEntry] = {
    Capability.NOTIFICATION: CapabilityEntry(
        Layer.SYSCALL,
        "Denied system calls are handed to the supervisor (seccomp user notification, Linux 5.0).",
        "denied calls fail but are not on record, and files of the image that hold no secret can be read",
    ),
    Capability.PATHS: CapabilityEntry(
        Layer.SYSCALL,
        "The supervisor reads the paths of denied calls from the program's memory (process_vm_readv).",
        "denied calls fail but are not on record (kernel.yama.ptrace_scope=3 is one cause)",
    ),
    Capability.OUTER_FILTER: CapabilityEntry(
        Layer.SYSCALL,
        "The engine puts a seccomp profile of its own around the container.",
        "only the sandbox's own filter stands between a program and the kernel",
    ),
    Capability.TESTED_MACHINE: CapabilityEntry(
        Layer.SYSCALL,
        f"The machine is of a kind that the filter was tested on ({', '.join(_TESTED_MACHINES)}).",
        "the table of system calls of this machine is untested: run the self-test",
    ),
    Capability.MEMORY_LIMIT: CapabilityEntry(
        Layer.CONTAINER,
        "The container's memory is limited by its control group.",
        "only the limits of each process (setrlimit) bound its memory",
    ),
    Capability.SWAP_LIMIT: CapabilityEntry(
        Layer.CONTAINER,
        "The container may not use swap beyond its memory.",
        "a program that uses much memory may push the machine into swap",
    ),
    Capability.PROCESS_LIMIT: CapabilityEntry(
        Layer.CONTAINER,
        "The container's processes and threads are limited by its control group.",
        "only the limits of each user id (setrlimit) and the system call filter bound processes and threads",
    ),
    Capability.RLIMITS: CapabilityEntry(
        Layer.CONTAINER,
        "The kernel sets every limit of a process (setrlimit).",
        "a limit of a process cannot be set (`refused_limits` in the run's environment names it)",
    ),
    Capability.OOM_COUNTER: CapabilityEntry(
        Layer.CONTAINER,
        "The kernel tells how many processes of the container it ended for want of memory.",
        "a program that the kernel ended for want of memory is recorded as killed, not as out of memory",
    ),
    Capability.RUN_QUEUE_TIMES: CapabilityEntry(
        Layer.CONTAINER,
        "The kernel tells how long a process waited for a processor (/proc/PID/schedstat).",
        "a program is charged for waiting too: on a busy machine scores under a time limit may fall",
    ),
}


def degraded(capability: Capability) -> Degraded:
    """The word for a capability that is missing."""
    entry = CAPABILITIES[capability]
    return Degraded(str(capability), str(entry.layer), entry.without)


@dataclass(frozen=True)
class Recording:
    """Whether denied calls are recorded, and where they are not, what is missing for it."""

    notify: bool
    missing: Capability | None = None


def examine(container: Container) -> Recording:
    """Find out with a harmless program how denied calls are recorded in a container.

    Raises `EngineUnavailable` where programs cannot be confined: nothing generated may run then.
    """
    try:
        try:
            if _records_paths(container, notify=True):
                return Recording(notify=True)
            # A supervisor that cannot read paths could let no library be opened.
            lacking = Capability.PATHS
        except SetupFailed:
            lacking = Capability.NOTIFICATION
        _records_paths(container, notify=False)
    except ContainerLost as failure:
        raise EngineUnavailable(f"programs cannot be confined on this engine: {failure}") from failure
    return Recording(notify=False, missing=lacking)


def require(container: Container, recording: Recording) -> None:
    """See that a further container does what the first one did. Raises `EngineUnavailable`."""
    try:
        recorded = _records_paths(container, recording.notify)
    except ContainerLost as failure:
        raise EngineUnavailable(f"a container cannot confine programs: {failure}") from failure
    if recorded != recording.notify:
        raise EngineUnavailable("a container does not record denied system calls as the first one did")


def _records_paths(container: Container, notify: bool) -> bool:
    """Whether an attempt to open a file is on record with its path.

    Raises `ContainerLost` where a layer that must be there is not.
    """
    session = Session(container, Limits(), Policy.OBSERVE, notify)
    try:
        session.open(_TRIAL)
    finally:
        session.close()
    if not session.started.ok:
        raise ContainerLost(f"the trial program ended with {session.started.detail}")
    if not any(event.layer is Layer.STATIC for event in session.events):
        raise ContainerLost("the static policy finds nothing in a program that opens a file")
    denied = [event.detail for event in session.events if event.layer is Layer.SYSCALL]
    if notify and not denied:
        raise ContainerLost("denied system calls are not recorded, though the kernel offers to")
    return any("'/probe'" in detail for detail in denied)


def missing(container: Container, recording: Recording) -> Iterator[Degraded]:
    """A word for each capability that is not there, in the order of the table.

    What the container's supervisor found (`sandbox.guest.capabilities`) counts for more than what the engine says.
    """
    found = container.capabilities
    asked = container.confinement
    memory, processes = found.get("memory_limit"), found.get("process_limit")
    if memory is None or processes is None:
        told_memory, told_processes = container.outside_limits()
        memory, processes = memory or told_memory, processes or told_processes
    there = {
        Capability.NOTIFICATION: recording.missing is not Capability.NOTIFICATION,
        Capability.PATHS: recording.missing is not Capability.PATHS,
        Capability.OUTER_FILTER: found.get("outer_filter") is True,
        Capability.TESTED_MACHINE: found.get("machine") in _TESTED_MACHINES,
        Capability.MEMORY_LIMIT: _within(memory, asked.memory_bytes),
        Capability.SWAP_LIMIT: _within(found.get("swap_limit"), 0),
        Capability.PROCESS_LIMIT: _within(processes, asked.processes),
        Capability.RLIMITS: found.get("refused_limits") == [],
        Capability.OOM_COUNTER: found.get("oom_counter") is True,
        Capability.RUN_QUEUE_TIMES: found.get("run_queue_times") is True,
    }
    return (degraded(capability) for capability in Capability if not there[capability])


def _within(limit: object, asked: int) -> bool:
    return isinstance(limit, int) and limit <= asked
