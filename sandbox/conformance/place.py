"""The container that programs are in: how it is locked down, as the engine, its supervisor and a program find it."""

from __future__ import annotations

from typing import Any

from sandbox.conformance.attack import describe
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, failed, held
from sandbox.conformance.stay import bystander, stay
from sandbox.host.container import SEALED
from sandbox.policy import canaries
from sandbox.policy.taxonomy import Layer

LOOK_AROUND = """
import ctypes, os, socket

libc = ctypes.CDLL(None, use_errno=True)

def look(places):
    open_descriptors = []
    for number in range(1024):
        try:
            os.fstat(number)
        except OSError:
            continue
        open_descriptors.append(number)
    rights = (ctypes.c_uint32 * 6)()
    libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), rights)
    return {
        "writable": [place for place in places if os.access(place, os.W_OK)],
        "descriptors": open_descriptors,
        "environment": dict(os.environ),
        "users": [os.getuid(), os.geteuid(), os.getgid(), os.getegid()],
        "groups": os.getgroups(),
        "rights": list(rights),
        "host": socket.gethostname(),
    }
"""
PLACES = """
    / /tmp /var/tmp /run /dev /dev/shm /home /root /etc /etc/passwd /opt/sandbox /opt/sandbox/site /opt/sandbox/lib
    /usr/lib /proc/1 /proc/1/mem /sys /sys/fs/cgroup /proc/sys/kernel/hostname /proc/sysrq-trigger
    """.split()  # /dev/mqueue is open to all by its mode; a limit of no bytes closes it

SUPERVISOR_RIGHTS = frozenset({"SETUID", "SETGID", "KILL", "SYS_PTRACE"})
SUPERVISOR_BITS = 0x800E0
"""The same four as bits of capabilities(7): KILL 5, SETGID 6, SETUID 7, SYS_PTRACE 19."""

# Podman has a file system of its own for /run, in which root alone may write.
EXPECTED_MOUNTS = frozenset({"/", "/dev", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf", "/run", *SEALED})
KERNEL_PLACES = ("/proc/", "/sys/", "/dev/")
"""Engines hide parts of the kernel's own file systems under empty ones."""

SETUID_SEARCH = """
import os
for folder, _, names in os.walk('/'):
    for name in names:
        path = os.path.join(folder, name)
        if not folder.startswith(('/proc', '/sys')) and os.lstat(path).st_mode & 0o6000 and not os.path.islink(path):
            print(path)
"""


def _look(bench: Bench) -> dict[str, Any] | Finding:
    visit = stay(bench.sandbox, LOOK_AROUND, "look", arguments=(PLACES,), seconds=5.0)
    return visit.last.value if visit.last.ok else failed(describe(visit.last))


def identity(bench: Bench) -> Finding:
    """Who a program is."""
    found = _look(bench)
    if isinstance(found, Finding):
        return found
    if not all(20_000 <= number < 60_000 for number in found["users"]) or found["groups"]:
        return failed(f"user and group ids {found['users']}, groups {found['groups']}")
    return held(f"user id {found['users'][0]}, no groups")


def no_rights(bench: Bench) -> Finding:
    """Which capabilities a program has, and whether it could gain any."""
    found = _look(bench)
    if isinstance(found, Finding):
        return found
    if any(found["rights"]):
        return failed(f"a program has the capabilities {[hex(word) for word in found['rights']]}")
    if bench.container["new_privileges"]:
        return failed("no-new-privileges is not set")
    return held("no effective, permitted or inheritable capability; no-new-privileges is set")


def nothing_handed_over(bench: Bench) -> Finding:
    """What a program finds in its environment and its descriptors."""
    found = _look(bench)
    if isinstance(found, Finding):
        return found
    if (
        set(found["environment"]) != set(canaries.KEY_NAMES)
        or found["descriptors"] != [0, 1, 2, 3]
        or found["host"] != "sandbox"
    ):
        return failed(
            f"environment {found['environment']}, descriptors {found['descriptors']}, {found['host']}"
        )
    return held("no environment variable but bait, descriptors 0 to 3, a host name that says nothing")


def read_only(bench: Bench) -> Finding:
    """Where the permissions would let a program write."""
    found = _look(bench)
    if isinstance(found, Finding):
        return found
    if found["writable"]:
        return failed(f"writable: {', '.join(found['writable'])}")
    if not _inspect(bench)["HostConfig"]["ReadonlyRootfs"]:
        return failed("the engine says that the root is not read-only")
    return held(f"{len(PLACES)} places, none writable; the root is read-only")


def no_mounts(bench: Bench) -> Finding:
    """What is mounted, as the engine and the supervisor find it."""
    facts = _inspect(bench)
    bound = [*facts["Mounts"], *(facts["HostConfig"].get("Binds") or [])]
    bound = [mount for mount in bound if not (isinstance(mount, dict) and mount.get("Destination") in SEALED)]
    strange = [
        place
        for place in bench.container["mounts"]
        if place not in EXPECTED_MOUNTS and not place.startswith(KERNEL_PLACES)
    ]
    if bound or strange or facts["HostConfig"].get("Devices"):
        return failed(f"mounted: {bound} {strange} {facts['HostConfig'].get('Devices') or ''}")
    return held(f"mounted: {', '.join(bench.container['mounts'])}")


def no_interfaces(bench: Bench) -> Finding:
    """Which network interfaces the supervisor finds."""
    facts = _inspect(bench)
    interfaces = bench.container["interfaces"]
    if facts["HostConfig"]["NetworkMode"] != "none" or set(interfaces or ()) - {"lo"}:
        return failed(f"network mode {facts['HostConfig']['NetworkMode']}, interfaces {interfaces}")
    return held(f"network mode none, interfaces {', '.join(interfaces or ['unknown'])}")


def few_rights_of_the_supervisor(bench: Bench) -> Finding:
    """What the engine was told, and which capabilities the supervisor has."""
    facts = _inspect(bench)["HostConfig"]
    options = [option.removesuffix(":true") for option in facts["SecurityOpt"] or []]
    if facts["Privileged"] or "no-new-privileges" not in options:
        return failed(f"privileged {facts['Privileged']}, security options {options}")
    if any(option.startswith("seccomp") and option.endswith("unconfined") for option in options):
        return failed("the engine's own system call filter is off")
    bits = int(bench.container["effective_rights"], 16)
    if bits & ~SUPERVISOR_BITS:
        return failed(f"the supervisor has more capabilities than it needs: {bits & ~SUPERVISOR_BITS:#x}")
    return held(f"capabilities of the supervisor: {', '.join(sorted(SUPERVISOR_RIGHTS))}; of programs: none")


def no_setuid_files(bench: Bench) -> Finding:
    """Look through the image, as root in a container of its own."""
    image = bench.sandbox.capabilities["image"]
    found = bench.client.containers.run(
        image,
        ["/opt/sandbox/python3", "-I", "-c", SETUID_SEARCH],
        user="0:0",
        network_disabled=True,
        network_mode="none",
        remove=True,
    )
    paths = found.decode("utf-8", "replace").split()
    return failed(f"in the image: {', '.join(paths)}") if paths else held(f"none in {image}")


def _inspect(bench: Bench) -> dict[str, Any]:
    facts: dict[str, Any] = bench.client.api.inspect_container(bystander(bench.sandbox).container)
    return facts


GUARANTEES = [
    Guarantee("user", "A program is not root, nor the user of any other program", Layer.CONTAINER, identity),
    Guarantee("capabilities", "A program has no capability and can gain none", Layer.CONTAINER, no_rights),
    Guarantee(
        "environment", "No environment, no descriptor, no host name", Layer.CONTAINER, nothing_handed_over
    ),
    Guarantee("read-only", "No place can be written to", Layer.CONTAINER, read_only),
    Guarantee("mounts", "Nothing of the host is mounted", Layer.CONTAINER, no_mounts),
    Guarantee("interfaces", "No network interface but loopback", Layer.CONTAINER, no_interfaces),
    Guarantee(
        "supervisor",
        "The supervisor has four capabilities, and no more",
        Layer.CONTAINER,
        few_rights_of_the_supervisor,
    ),
    Guarantee("setuid files", "No file lends its owner's rights", Layer.CONTAINER, no_setuid_files),
]
