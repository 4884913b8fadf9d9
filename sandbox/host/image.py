"""The sandbox image: named by a hash of all that goes into it, and built where the engine lacks it.

Run as a program it builds the image, or ends with status 3 where there is no engine.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

from sandbox.errors import EngineUnavailable, ImageUnavailable, SandboxError
from sandbox.host.base_image import ensure_base, has_image
from sandbox.host.engine import connect
from sandbox.host.guest_packages import cache_folder, unpacked_packages
from sandbox.host.reaper import KIND_LABEL
from sandbox.policy.canaries import HONEY_FILES

if TYPE_CHECKING:
    from docker import DockerClient

PACKAGE = Path(__file__).parents[1]
REPOSITORY = "stop-sandbox"
IMAGE_KIND = "image"
CONTENT_LABEL = "org.stop.content"
DOCKERFILE = "image/Dockerfile"
PARTS = ("__init__.py", "errors.py", "guest", "policy", DOCKERFILE, "image/guest-requirements.lock")
"""What the image is made of, relative to the package; the base is not part of its identity."""
KEEP_DAYS = 14
"""A version that is no longer ours may still be another checkout's, for so long."""


def image_tag() -> str:
    """The name of the image that belongs to the guest's code as it stands: `stop-sandbox:<12 hex digits>`."""
    return tag_of(content_hash(image_content()))


def ensure_image(client: DockerClient, report: Callable[[str], None]) -> str:
    """The name of the image, which the engine then has. `report` is told of each slow step.

    Processes that need it at the same time build it once. Raises `ImageUnavailable`, the reason in a line.
    """
    import docker
    import requests

    content = image_content()
    tag = tag_of(content_hash(content))
    try:
        if not has_image(client, tag):
            with exclusive_build():
                if not has_image(client, tag):
                    build(client, content, report)
                    remove_superseded(client, tag)
    except (docker.errors.DockerException, requests.RequestException) as error:
        reason = " ".join(str(error).split())
        raise ImageUnavailable(f"cannot build the sandbox image: {reason}") from error
    return tag


def image_content() -> dict[str, bytes]:
    """Each file that goes into the image: its path within the package, and its bytes."""
    found = [PACKAGE / part for part in PARTS]
    files = [file for path in found for file in (path.rglob("*.py") if path.is_dir() else [path])]
    return {file.relative_to(PACKAGE).as_posix(): file.read_bytes() for file in sorted(files)}


def content_hash(content: Mapping[str, bytes]) -> str:
    """SHA-256 over paths and bytes, in hexadecimal. Each goes with its length: none can pass for another."""
    digest = hashlib.sha256()
    for path, body in sorted(content.items()):
        for field in (path.encode(), body):
            digest.update(len(field).to_bytes(8, "big") + field)
    return digest.hexdigest()


def tag_of(content: str) -> str:
    """The image's name for a content hash."""
    return f"{REPOSITORY}:{content[:12]}"


@contextmanager
def exclusive_build() -> Iterator[None]:
    """Hold the one lock of all builds of this user."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with (cache_folder() / "image.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build(client: DockerClient, content: Mapping[str, bytes], report: Callable[[str], None]) -> None:
    """Build and tag the image from `content`, without a network."""
    digest = content_hash(content)
    base = ensure_base(client, report)
    packages = unpacked_packages(client.version()["Arch"])
    report(f"Building {tag_of(digest)} on {base}")
    with tempfile.TemporaryFile() as context:
        write_context(context, content, packages)
        build_from(client, context, DOCKERFILE, tag_of(digest), {"BASE": base}, {CONTENT_LABEL: digest})


def build_from(
    client: DockerClient,
    context: IO[bytes],
    dockerfile: str,
    tag: str,
    arguments: Mapping[str, str],
    labels: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Build and tag an image of ours from a context, without a network. Raises the client library's errors."""
    client.images.build(
        fileobj=context,
        custom_context=True,
        dockerfile=dockerfile,
        tag=tag,
        buildargs=dict(arguments),
        labels={KIND_LABEL: IMAGE_KIND, **labels},
        network_mode="none",
        rm=True,
        forcerm=True,
    )


def write_context(context: IO[bytes], content: Mapping[str, bytes], packages: Path) -> None:
    """Write the build context as a tar file, the same bytes each time: the engine caches layers by them."""
    with tarfile.open(fileobj=context, mode="w") as archive:
        add_packages(archive, packages)
        for path, text in sorted(HONEY_FILES.items()):
            add(archive, f"honey{path}", text.encode(), mode=0o444)
        for path, body in sorted(content.items()):
            if path.startswith("image/"):
                add(archive, path, body, mode=0o644)
            else:
                add(archive, f"lib/sandbox/{path}", body, mode=0o600)
    context.seek(0)


def add_packages(archive: tarfile.TarFile, packages: Path) -> None:
    """Add a folder of unpacked packages as `site`."""
    for file in sorted(packages.rglob("*")):
        if file.is_file():
            name = f"site/{file.relative_to(packages).as_posix()}"
            add(archive, name, file.read_bytes(), mode=0o644)


def add(archive: tarfile.TarFile, name: str, body: bytes, mode: int) -> None:
    """Add one file, owned by root, without a date."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(body), mode
    archive.addfile(entry, io.BytesIO(body))


def remove_superseded(client: DockerClient, current: str) -> None:
    """Remove our images of other contents that are over `KEEP_DAYS` old and that no container uses."""
    import docker

    for image in client.api.images(name=REPOSITORY, filters={"label": f"{KIND_LABEL}={IMAGE_KIND}"}):
        age = time.time() - image["Created"]
        names = [tag for tag in image["RepoTags"] if tag.startswith(f"{REPOSITORY}:")]
        if current not in names and age > KEEP_DAYS * 86400:
            for tag in names:
                try:
                    client.api.remove_image(tag)
                except docker.errors.APIError as error:
                    if error.status_code not in (404, 409):  # gone already, or in use
                        raise


def main() -> int:
    """Build the image where it is missing. Exit status 0, 3 without an engine, else 1."""
    try:
        tag = ensure_image(connect(), lambda step: print(step, file=sys.stderr))
    except SandboxError as error:
        print(error, file=sys.stderr)
        return 3 if isinstance(error, EngineUnavailable) else 1
    print(tag)
    return 0


if __name__ == "__main__":
    sys.exit(main())
