"""The image that the sandbox image is built on: from a hub where one answers, else made with debootstrap."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.errors import ImageUnavailable

if TYPE_CHECKING:
    from docker import DockerClient

HUB_BASE = "python:3.11-slim"
OWN_BASE = "stop-sandbox-base:bookworm"
HUB_SECONDS = 15
"""How long the engine may take to learn from the hub that the image exists."""
PULL_SECONDS = 1800
SCRIPT = Path(__file__).parents[1] / "image" / "make-base.sh"


def ensure_base(client: DockerClient, report: Callable[[str], None]) -> str:
    """The name of a base image that the engine has; fetched or made first where it has none.

    Raises `ImageUnavailable` where the hub does not answer and this machine cannot run debootstrap.
    """
    for name in (HUB_BASE, OWN_BASE):
        if has_image(client, name):
            return name
    if hub_answers(client):
        report(f"Pulling {HUB_BASE}")
        pull(client)
        return HUB_BASE
    report("No image hub answers: making a base image with debootstrap (about a minute, once)")
    bootstrap(client)
    return OWN_BASE


def has_image(client: DockerClient, name: str) -> bool:
    """Whether the engine holds an image of this name."""
    import docker

    try:
        client.images.get(name)
    except docker.errors.ImageNotFound:
        return False
    return True


def hub_answers(client: DockerClient) -> bool:
    """Whether the engine's hub offers `HUB_BASE`. The engine is asked, since it may see another network."""
    import docker
    import requests

    try:
        with call_limit(client, HUB_SECONDS):
            client.images.get_registry_data(HUB_BASE)
    except (docker.errors.DockerException, requests.RequestException):
        return False
    return True


def pull(client: DockerClient) -> None:
    """Fetch `HUB_BASE`. Raises `ImageUnavailable`."""
    import docker
    import requests

    try:
        with call_limit(client, PULL_SECONDS):
            client.images.pull(HUB_BASE)
    except (docker.errors.DockerException, requests.RequestException) as error:
        raise ImageUnavailable(f"cannot pull {HUB_BASE}: {error}; try again") from error


@contextmanager
def call_limit(client: DockerClient, seconds: int) -> Iterator[None]:
    """Let each call to the engine take so long, for a while."""
    usual = client.api.timeout
    client.api.timeout = seconds
    try:
        yield
    finally:
        client.api.timeout = usual


def bootstrap(client: DockerClient) -> None:
    """Make `OWN_BASE` from Debian packages. Raises `ImageUnavailable`."""
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        raise ImageUnavailable(
            f"there is no base image: run `docker pull {HUB_BASE}` where a hub is reachable, or, as root on "
            "Debian, `apt-get install debootstrap` and try again"
        )
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "base.tar"
        run_debootstrap(archive)
        repository, tag = OWN_BASE.split(":")
        client.api.import_image(src=str(archive), repository=repository, tag=tag)
    if not has_image(client, OWN_BASE):
        raise ImageUnavailable(f"the engine did not accept {OWN_BASE}: see the engine's log")


def run_debootstrap(archive: Path) -> None:
    """Write the base's file system to a tar file. Raises `ImageUnavailable`."""
    try:
        subprocess.run(
            ["/bin/sh", str(SCRIPT), str(archive)],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except subprocess.CalledProcessError as error:
        last_line = (error.stdout.strip().splitlines() or ["it said nothing"])[-1]
        raise ImageUnavailable(f"debootstrap failed: {last_line}") from error
