"""One warm container: started locked down, spoken to in frames over its attached stream, ended with its owner."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sandbox.errors import ContainerLost, EngineUnavailable
from sandbox.guest import wire
from sandbox.host.reaper import owner_labels

if TYPE_CHECKING:
    from docker import DockerClient

START_SECONDS = 60.0
SEALED = ("/tmp", "/var/tmp")
"""Some engines put a file system that all may write to over these; ours, read-only and empty, is there before."""
_LEAST_SECONDS = 1.0
"""The socket has one limit for both directions; one that nears its end must not cut off what is being sent."""

_STREAM_HEAD = struct.Struct(">BxxxI")
_STDOUT = 1
_CHUNK = 1 << 16
_KEPT_WORDS = 4096
_COMMAND = ["/opt/sandbox/python3", "-s", "-P", "-m", "sandbox.guest.supervisor"]
_ENVIRONMENT = {
    "PYTHONPATH": "/opt/sandbox/lib:/opt/sandbox/site",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True)
class Confinement:
    """What may differ between containers. `runtime` is the engine's name for one, None for its default.

    `memory_mb` is in MiB, without swap; `processes` counts threads too: supervisor, template, a child in waiting, and a
    program with 64 threads.
    """

    runtime: str | None = None
    memory_mb: int = 2048
    processes: int = 67

    @property
    def memory_bytes(self) -> int:
        """The memory in bytes."""
        return self.memory_mb * 1024 * 1024

    def in_runtime(self, runtime: str | None, named: str) -> Confinement:
        """The same in another runtime, which the engine calls `named` though it may be its default (None)."""
        own_kernel = named.removeprefix("io.containerd.").split(".")[0] not in (
            "runc",
            "crun",
            "youki",
            "runtime",
        )
        return replace(
            self, runtime=runtime, processes=OWN_KERNEL_PROCESSES if own_kernel else self.processes
        )


OWN_KERNEL_PROCESSES = 1024
"""A kernel of the container's own, such as gVisor's, has threads on the host, which count as the container's."""
USUAL = Confinement()


class Container:
    """A running supervisor. One thread reads; any thread may send.

    Its standard input is the leash: when this process ends, however it ends, the engine closes it, the supervisor
    exits, and the engine removes the container.
    """

    def __init__(
        self,
        client: DockerClient,
        image: str,
        run: str | None,
        confinement: Confinement = USUAL,
        imports: Sequence[str] = (),
    ) -> None:
        """Create and start it; `imports` are loaded before any program. Raises `EngineUnavailable`, `ContainerLost`."""
        import docker
        import requests

        self.image = image
        self._client = client
        self.confinement = confinement
        self._sending = threading.Lock()
        self._frames = wire.FrameReader()
        self._arrived: deque[wire.Frame] = deque()
        self._head = b""
        self._stream_kind, self._stream_left = 0, 0
        self._last_words = b""
        with _engine_faults():
            self.id: str = client.api.create_container(
                image,
                _COMMAND,
                user="0:0",
                hostname="sandbox",
                working_dir="/",
                environment={**_ENVIRONMENT, "SANDBOX_IMPORTS": " ".join(imports)},
                stdin_open=True,
                detach=False,  # so that the engine closes standard input when this client is gone
                network_disabled=True,
                labels=owner_labels(run),
                host_config=host_config(client, confinement),
            )["Id"]
            try:
                self._stream = client.api.attach_socket(
                    self.id, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
                )
                self._socket: socket.socket = getattr(self._stream, "_sock", self._stream)
                client.api.start(self.id)
            except BaseException:
                with contextlib.suppress(docker.errors.APIError, requests.RequestException):
                    client.api.remove_container(self.id, force=True)
                raise
        try:
            self.capabilities = self._await_ready()
        except BaseException:
            self.destroy()
            raise

    def _await_ready(self) -> dict[str, Any]:
        try:
            ready = self.receive(START_SECONDS)[0]
        except TimeoutError:
            raise ContainerLost(f"the container was not ready after {START_SECONDS:g} s") from None
        capabilities = ready.get("capabilities")
        if ready["type"] != "ready" or not isinstance(capabilities, dict):
            raise ContainerLost("the container's first word was not that it is ready")
        return capabilities

    def send(self, header: dict[str, Any], body: bytes = b"") -> None:
        """Send one frame. Raises `ContainerLost`, and so does every send after that."""
        try:
            with self._sending:
                self._socket.sendall(wire.pack_frame(header, body))
        except OSError as error:
            self.hang_up()  # half a frame may be gone; and those who wait for their turn need not wait as long again
            raise ContainerLost(f"the container is gone: {error}") from error

    def receive(self, seconds: float) -> wire.Frame:
        """The next frame. Raises `TimeoutError` after `seconds` without one, `ContainerLost` when there is no more."""
        deadline = time.monotonic() + seconds
        while not self._arrived:
            left = deadline - time.monotonic()  # for a whole frame: one that drips in is late all the same
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(max(left, _LEAST_SECONDS))
            try:
                chunk = self._socket.recv(_CHUNK)
            except TimeoutError:
                raise
            except OSError as error:
                raise ContainerLost(f"the container is gone: {error}") from error
            if not chunk:
                words = self._last_words.decode("utf-8", "replace").strip()
                raise ContainerLost("the container ended" + (f": {words[-500:]}" if words else ""))
            self._separate(memoryview(chunk))
        return self._arrived.popleft()

    def _separate(self, raw: memoryview) -> None:
        """Take apart what the engine sends: pieces of standard output (frames) and of standard error (words).

        A piece's head says how long it is. Nothing waits for the rest of one, so a false length costs no memory.
        """
        while raw:
            if not self._stream_left:
                wanted = _STREAM_HEAD.size - len(self._head)
                self._head += raw[:wanted]
                raw = raw[wanted:]
                if len(self._head) < _STREAM_HEAD.size:
                    return
                self._stream_kind, self._stream_left = _STREAM_HEAD.unpack(self._head)
                self._head = b""
                continue
            piece = bytes(raw[: self._stream_left])
            raw = raw[len(piece) :]
            self._stream_left -= len(piece)
            if self._stream_kind != _STDOUT:
                self._last_words = (self._last_words + piece)[-_KEPT_WORDS:]
                continue
            try:
                self._arrived.extend(self._frames.feed(piece))
            except wire.WireError as error:
                raise ContainerLost(f"the container broke the protocol: {error}") from error

    def outside_limits(self) -> tuple[int | None, int | None]:
        """Bytes of memory and number of processes that the engine's own measuring tells as this container's limits.

        None for what it does not tell. Some runtimes show a container nothing of its control groups.
        """
        import docker
        import requests

        try:
            told = self._client.api.stats(self.id, stream=False, one_shot=True)
        except (docker.errors.DockerException, requests.RequestException):
            return None, None
        memory, processes = told.get("memory_stats") or {}, told.get("pids_stats") or {}
        return memory.get("limit"), processes.get("limit")

    def hang_up(self) -> None:
        """Close the line: whoever waits for a frame gets `ContainerLost`, and the container ends."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def destroy(self) -> None:
        """End it and remove it, whatever state it is in. Safe to call again, and from any thread."""
        import docker

        self.hang_up()
        try:
            self._client.api.remove_container(self.id, force=True)
        except docker.errors.APIError as error:
            if error.status_code not in (404, 409):  # gone, or going
                raise EngineUnavailable(f"a container could not be removed: {error}") from error
        except OSError as error:
            raise EngineUnavailable(f"the Docker engine stopped answering: {error}") from error


def host_config(client: DockerClient, confinement: Confinement) -> dict[str, Any]:
    """How the engine is to lock a container down."""
    from docker.types import LogConfig

    config: dict[str, Any] = client.api.create_host_config(
        network_mode="none",
        read_only=True,
        tmpfs=dict.fromkeys(SEALED, "ro,size=4k,mode=0755"),
        cap_drop=["ALL"],
        # The supervisor gives each child its user, ends it, and reads the paths of its denied calls. Children
        # lose all four with the user id.
        cap_add=["SETUID", "SETGID", "KILL", "SYS_PTRACE"],
        security_opt=["no-new-privileges"],
        pids_limit=confinement.processes,
        mem_limit=confinement.memory_bytes,
        memswap_limit=confinement.memory_bytes,
        ipc_mode="none",
        log_config=LogConfig(type="none"),
        auto_remove=True,
        runtime=confinement.runtime,
    )
    return config


@contextlib.contextmanager
def _engine_faults() -> Iterator[None]:
    """Turn the client library's errors into ours."""
    import docker
    import requests

    try:
        yield
    except (docker.errors.DockerException, requests.RequestException, OSError) as error:
        reason = " ".join(str(error).split())
        raise EngineUnavailable(f"the Docker engine could not start a container: {reason}") from error
