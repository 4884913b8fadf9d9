"""The guest's third-party packages: wheels for the image's platform, unpacked once for each lock file."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sandbox.errors import ImageUnavailable

LOCK = Path(__file__).parents[1] / "image" / "guest-requirements.lock"
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
"""The engine's word for an architecture, and that of wheels."""
GLIBC_TAGS = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_17", "manylinux2014")
LEFT_OUT = ("bin", "**/tests", "**/*.pyi", "**/*.a", "**/*.h")
"""Not wanted in the image: commands, tests, type stubs, what compilers need."""


def cache_folder() -> Path:
    """Where this project keeps what can be had again: `$XDG_CACHE_HOME/stop`, by default `~/.cache/stop`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "stop"


def unpacked_packages(architecture: str, lock: Path = LOCK) -> Path:
    """A folder that holds the packages of `lock`, for CPython 3.11 on an engine of this architecture.

    Downloads them on the first call. Raises `ImageUnavailable`. Callers must not run at the same time.
    """
    for_guest(architecture)  # before a folder is made for one that cannot be served
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    folder = cache_folder() / "guest-packages" / f"{digest}-{architecture}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
            install(lock, architecture, Path(unfinished) / "site")
            (Path(unfinished) / "site").rename(folder)
    return folder


def install(lock: Path, architecture: str, target: Path) -> None:
    """Let pip unpack the locked wheels into `target`. No code of theirs runs on the host."""
    pip(
        "install",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--no-compile",
        *for_guest(architecture),
        f"--target={target}",
        f"--requirement={lock}",
    )
    for path in [path for pattern in LEFT_OUT for path in target.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def for_guest(architecture: str) -> list[str]:
    """pip's options for CPython 3.11 on an engine of this architecture. Raises `ImageUnavailable`."""
    if architecture not in MACHINES:
        raise ImageUnavailable(
            f"the sandbox image needs {' or '.join(MACHINES)}, the engine is {architecture}"
        )
    platforms = [f"--platform={tag}_{MACHINES[architecture]}" for tag in GLIBC_TAGS]
    return ["--implementation=cp", "--python-version=3.11", *platforms]


def pip(command: str, *arguments: str) -> None:
    """Run a command of pip's. Raises `ImageUnavailable`, the reason in a line."""
    quietly = ["--quiet", "--no-input", "--disable-pip-version-check", "--root-user-action=ignore"]
    finished = subprocess.run(
        [sys.executable, "-m", "pip", command, *quietly, *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if finished.returncode != 0:
        last_line = (finished.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise ImageUnavailable(f"pip cannot download the sandbox's packages: {last_line}")
