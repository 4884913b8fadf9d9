"""Variants of the sandbox image: the same image with more packages, built once for each set of pinned wheels.

Well-known packages are pinned by lock files that ship with this code. Any other is resolved once, on this machine, for
the guest's Python and platform; its lock is kept in the cache folder and goes on record with the run.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING

from sandbox.errors import ImageUnavailable
from sandbox.host import guest_packages, image
from sandbox.host.base_image import has_image
from sandbox.packages import PRELOADED, Requirement, requirements

if TYPE_CHECKING:
    from docker import DockerClient

LOCKS = image.PACKAGE / "image" / "packages"
DOCKERFILE = image.PACKAGE / "image" / "Dockerfile.packages"
_ENTRY = re.compile(r"^(\S+)==(\S+)(?: \\\n    --hash=\S+)+$", re.MULTILINE)


@dataclass(frozen=True)
class Variant:
    """An image that is there. `lock` pins its additional packages, with hashes; `imports` are loaded beforehand."""

    image: str
    lock: str = ""
    imports: tuple[str, ...] = ()


def ensure_variant(client: DockerClient, packages: Sequence[str], report: Callable[[str], None]) -> Variant:
    """The image that holds `packages` besides NumPy; the plain one for none. `report` is told of each slow step.

    Raises `PackageRefused` for names that no program is given, `ImageUnavailable` where one cannot be had.
    """
    import docker
    import requests

    wanted = requirements(packages)
    base = image.ensure_image(client, report)
    if not wanted:
        return Variant(base)
    try:
        architecture = client.version()["Arch"]
        with image.exclusive_build():
            lock = pinned(wanted, architecture, report)
            folder = _unpack(lock, architecture)
            imports = _imports(wanted, folder)
            tag = _tag(base, lock, imports)
            if not has_image(client, tag):
                report(f"Building {tag}: {base} with {', '.join(map(str, wanted))}")
                _build(client, base, tag, folder, imports)
    except (docker.errors.DockerException, requests.RequestException) as error:
        reason = _import_failure(error) or " ".join(str(error).split())
        raise ImageUnavailable(
            f"cannot build the sandbox image with {', '.join(map(str, wanted))}: {reason}"
        ) from error
    return Variant(tag, lock, imports)


def _import_failure(error: Exception) -> str | None:
    """The last line of the traceback where a package could not be imported while the image was built."""
    log = "".join(str(part.get("stream", "")) for part in getattr(error, "build_log", ()))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", log).splitlines()  # the engine colours what goes to standard error
    return next((line for line in reversed(lines) if re.match(r"[\w.]+(Error|Exception)\b", line)), None)


def pinned(
    wanted: Sequence[Requirement], architecture: str, report: Callable[[str], None] = lambda _step: None
) -> str:
    """The lock of these packages and all they need, without what the plain image has: name==version and hashes.

    Raises `ImageUnavailable`.
    """
    shipped = {each.name: _shipped(each) for each in wanted}
    texts = [text for text in shipped.values() if text is not None]
    if len(texts) == len(wanted):
        return _join(texts)
    key = hashlib.sha256("\n".join([*map(str, wanted), *texts, _base_pins()]).encode()).hexdigest()[:16]
    kept = guest_packages.cache_folder() / "guest-packages" / "locks" / f"{key}-{architecture}.lock"
    if not kept.is_file():
        report(f"Resolving {', '.join(map(str, wanted))}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(_resolve(wanted, texts, architecture), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _shipped(requirement: Requirement) -> str | None:
    """The text of the lock file that comes with this code, if it is of the version that is asked for."""
    file = LOCKS / f"{requirement.name}.lock"
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    version = next(version for name, version in _ENTRY.findall(text) if name == requirement.name)
    return text if requirement.version in (None, version) else None


def _join(locks: Sequence[str]) -> str:
    entries = {match[1]: match[0] for lock in locks for match in _ENTRY.finditer(lock)}
    return "".join(f"{entry}\n" for _, entry in sorted(entries.items()))


def _base_pins() -> str:
    text = guest_packages.LOCK.read_text(encoding="utf-8")
    return "".join(f"{name}=={version}\n" for name, version in _ENTRY.findall(text))


def _resolve(wanted: Sequence[Requirement], shipped: Sequence[str], architecture: str) -> str:
    """Let pip choose versions, and pin each to the hash of the one wheel that fits. Nothing of them runs."""
    pins = _base_pins() + "".join(f"{name}=={version}\n" for name, version in _ENTRY.findall(_join(shipped)))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "constraints").write_text(pins, encoding="utf-8")
        guest_packages.pip(
            "install",
            "--dry-run",
            "--ignore-installed",
            "--only-binary=:all:",
            *guest_packages.for_guest(architecture),
            f"--target={folder}/site",
            f"--constraint={folder}/constraints",
            f"--report={folder}/report",
            *map(str, wanted),
        )
        chosen = json.loads((Path(folder) / "report").read_text(encoding="utf-8"))["install"]
    base = {line.partition("==")[0] for line in _base_pins().splitlines()}
    entries = []
    for each in chosen:
        name = re.sub(r"[-_.]+", "-", each["metadata"]["name"]).lower()
        sha = each["download_info"]["archive_info"]["hashes"]["sha256"]
        if name not in base:
            entries.append(f"{name}=={each['metadata']['version']} \\\n    --hash=sha256:{sha}\n")
    return "".join(sorted(entries))


def _unpack(lock: str, architecture: str) -> Path:
    with tempfile.NamedTemporaryFile("w", suffix=".lock") as file:
        file.write(lock)
        file.flush()
        return guest_packages.unpacked_packages(architecture, Path(file.name))


def _imports(wanted: Sequence[Requirement], folder: Path) -> tuple[str, ...]:
    """The modules to import before any program starts: its call must not be charged for that."""
    files = {
        re.sub(r"[-_.]+", "-", found.name).lower(): found.files or []
        for found in distributions(path=[str(folder)])
    }
    modules: list[str] = []
    for requirement in wanted:
        known = PRELOADED.get(requirement.name, "").split()
        modules += known or sorted(set(filter(None, map(_top_level, files.get(requirement.name, ())))))
    return tuple(dict.fromkeys(modules))


def _top_level(file: PurePath) -> str | None:
    """The module that an installed file makes importable, if it is not part of another."""
    name = file.parts[0].removesuffix(".py")
    outermost = len(file.parts) == 1 or (len(file.parts) == 2 and file.name == "__init__.py")
    return name if outermost and file.suffix == ".py" and name.isidentifier() else None


def _tag(base: str, lock: str, imports: Sequence[str]) -> str:
    content = {
        "base": base.encode(),
        "lock": lock.encode(),
        "imports": " ".join(imports).encode(),
        "dockerfile": DOCKERFILE.read_bytes(),
    }
    return image.tag_of(image.content_hash(content))


def _build(client: DockerClient, base: str, tag: str, folder: Path, imports: Sequence[str]) -> None:
    with tempfile.TemporaryFile() as context:
        _write_context(context, folder)
        image.build_from(client, context, "Dockerfile", tag, {"BASE": base, "IMPORTS": " ".join(imports)})


def _write_context(context: IO[bytes], folder: Path) -> None:
    with tarfile.open(fileobj=context, mode="w") as archive:
        image.add(archive, "Dockerfile", DOCKERFILE.read_bytes(), mode=0o644)
        image.add_packages(archive, folder)
    context.seek(0)
