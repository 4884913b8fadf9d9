"""Find the Docker engine, and say what it and its kernel offer.

Run as a program it prints the engine's capabilities, or ends with status 3 where none answers.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sandbox.errors import EngineUnavailable

if TYPE_CHECKING:
    from docker import DockerClient

MENDING = "run `make setup`, or start Docker and see that `docker info` answers"
RUNTIME_VARIABLE = "STOP_SANDBOX_RUNTIME"
"""The environment variable that names the runtime of all containers, such as `runsc`."""
CALL_SECONDS = 120
"""Limit for one call to an engine that has answered once: a busy one may take long to remove a container."""


@dataclass(frozen=True)
class EngineCapabilities:
    """What the engine says of itself. A layer of the sandbox that lacks its support is marked as degraded.

    `runtime` is the one that containers get, of the `runtimes` that the engine knows. `seccomp_profile` is the
    engine's default profile, None where it has none. The three limits tell whether the engine says that it can enforce
    them on a container: memory, swap, number of processes.
    """

    engine_version: str
    api_version: str
    runtime: str
    cgroup_version: int
    storage_driver: str
    rootless: bool
    seccomp_profile: str | None
    kernel: str
    architecture: str
    runtimes: tuple[str, ...]
    memory_limit: bool
    swap_limit: bool
    pids_limit: bool

    def as_json(self) -> dict[str, Any]:
        """The capabilities as plain data, for the ledger."""
        return asdict(self)


def connect(patience: int = 5) -> DockerClient:
    """A client of the engine named by the environment or by Docker's current context.

    The engine must answer within `patience` seconds. Raises `EngineUnavailable` where it does not.
    """
    import docker
    import requests

    try:
        client = docker.from_env(timeout=patience)
        client.ping()
    except (docker.errors.DockerException, requests.RequestException, OSError) as error:
        reason = " ".join(str(error).split())
        raise EngineUnavailable(f"no Docker engine answers: {MENDING} ({reason})") from error
    client.api.timeout = CALL_SECONDS
    return client


def probe(client: DockerClient, runtime: str | None = None) -> EngineCapabilities:
    """Ask the engine what it offers, with `runtime` in place of its default one.

    Raises `EngineUnavailable` where it stops answering or does not know the runtime.
    """
    import docker
    import requests

    try:
        info, version = client.info(), client.version()
    except (docker.errors.DockerException, requests.RequestException) as error:
        raise EngineUnavailable(f"the Docker engine stopped answering: {MENDING}") from error
    runtimes = tuple(sorted(info.get("Runtimes") or ()))
    if runtime is not None and runtime not in runtimes:
        raise EngineUnavailable(
            f"the Docker engine knows no runtime {runtime!r}, only {', '.join(runtimes)}: "
            f"name one of these, or register it with the engine (its option `runtimes`)"
        )
    options = [parse_security_option(option) for option in info.get("SecurityOptions") or []]
    return EngineCapabilities(
        engine_version=version["Version"],
        api_version=version["ApiVersion"],
        runtime=runtime or info["DefaultRuntime"],
        cgroup_version=int(info.get("CgroupVersion", 1)),
        storage_driver=info["Driver"],
        rootless=bool(info.get("Rootless")) or any(option["name"] == "rootless" for option in options),
        seccomp_profile=next((o.get("profile", "default") for o in options if o["name"] == "seccomp"), None),
        kernel=info["KernelVersion"],
        architecture=info["Architecture"],
        runtimes=runtimes,
        memory_limit=bool(info.get("MemoryLimit")),
        swap_limit=bool(info.get("SwapLimit")),
        pids_limit=bool(info.get("PidsLimit")),
    )


def parse_security_option(option: str) -> dict[str, str]:
    """`"name=seccomp,profile=default"` as a dictionary; a bare word, as old engines give it, is a name."""
    fields = (field.partition("=") for field in option.split(","))
    return {key if equals else "name": value if equals else key for key, equals, value in fields}


def main() -> int:
    """Print the engine's capabilities as JSON. Exit status 0, or 3 without an engine."""
    try:
        capabilities = probe(connect())
    except EngineUnavailable as error:
        print(error, file=sys.stderr)
        return 3
    print(json.dumps(capabilities.as_json(), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
