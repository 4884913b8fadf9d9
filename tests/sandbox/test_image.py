"""The image holds what the guest needs and no more, and is built once for each content."""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from docker import DockerClient
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ImageUnavailable
from sandbox.host import image
from sandbox.host.base_image import has_image
from sandbox.host.engine import connect
from sandbox.host.guest_packages import LOCK, cache_folder, unpacked_packages
from sandbox.host.image import content_hash, ensure_image, image_content, image_tag

CONTENTS = st.dictionaries(st.text(min_size=1), st.binary(), min_size=1)


@pytest.fixture(scope="module")
def client() -> DockerClient:
    return connect()


@pytest.fixture(scope="module")
def tag(client) -> str:
    return ensure_image(client, print)


def run_in_image(client: DockerClient, tag: str, command: list[str], user: str = "0") -> str:
    """What a command prints in a container as locked down as that of programs."""
    printed = client.containers.run(
        tag,
        command,
        remove=True,
        network_mode="none",
        read_only=True,
        cap_drop=["ALL"],
        security_opt=["no-new-privileges"],
        user=user,
        environment={"PYTHONPATH": "/opt/sandbox/lib:/opt/sandbox/site", "OPENBLAS_NUM_THREADS": "1"},
    )
    return printed.decode()


def python(source: str) -> list[str]:
    return ["/opt/sandbox/python3", "-s", "-P", "-c", source]


def test_the_image_runs_python_3_11_with_the_numpy_of_the_lock(client, tag):
    source = "import numpy, RestrictedPython, sys; print(sys.version_info[:2], numpy.__version__, numpy.eye(2)[1, 1])"
    numpy_version = next(line for line in LOCK.read_text().splitlines() if line.startswith("numpy=="))[7:-2]
    assert run_in_image(client, tag, python(source)) == f"(3, 11) {numpy_version} 1.0\n"


def test_the_host_tests_with_the_numpy_that_the_guest_has():
    lock_of_the_host = (Path(__file__).parents[2] / "requirements.lock").read_text()
    numpy_line = next(line for line in LOCK.read_text().splitlines() if line.startswith("numpy=="))
    assert numpy_line.split()[0] in lock_of_the_host


def test_the_guest_and_the_policy_are_there_and_the_host_is_not(client, tag):
    source = "import sandbox, os; print(sorted(os.listdir(sandbox.__path__[0])))"
    listed = run_in_image(client, tag, python(source))
    assert listed == "['__init__.py', '__pycache__', 'errors.py', 'guest', 'policy']\n"


def test_everything_is_compiled_since_the_root_is_read_only(client, tag):
    source = (
        "import importlib.util, os, pathlib\n"
        "roots = ['/opt/sandbox', os.path.dirname(os.__file__)]\n"
        "skipped = ('lib2to3', 'test', 'tests', 'site-packages', 'dist-packages')\n"
        "files = [p for root in roots for p in pathlib.Path(root).rglob('*.py')]\n"
        "files = [p for p in files if not set(p.parts[:-1]) & set(skipped)]\n"
        "print(len(files) > 300, [p for p in files if not os.path.exists(importlib.util.cache_from_source(p))])"
    )
    assert run_in_image(client, tag, python(source)) == "True []\n"


def test_a_program_cannot_read_the_guests_code_but_can_import_packages(client, tag):
    source = (
        "import os, numpy\n"
        "try: os.listdir('/opt/sandbox/lib')\n"
        "except PermissionError as error: print(error.strerror)"
    )
    assert run_in_image(client, tag, python(source), user="1000:1000") == "Permission denied\n"


def test_no_file_gives_rights_by_its_mode_and_none_can_be_changed(client, tag):
    found = run_in_image(client, tag, ["find", "/", "-xdev", "-type", "f", "-perm", "/6000"])
    assert found == ""
    writable = [
        "find",
        "/opt",
        "/usr",
        "-xdev",
        "!",
        "-type",
        "l",
        "(",
        "-perm",
        "/022",
        "-o",
        "!",
        "-user",
        "0",
        ")",
    ]
    assert run_in_image(client, tag, writable) == ""


def test_an_image_that_is_there_is_not_built_again(client, tag):
    steps: list[str] = []
    before = client.images.get(tag).id
    assert ensure_image(client, steps.append) == tag == image_tag()
    assert (client.images.get(tag).id, steps) == (before, [])


def test_a_change_of_the_guests_code_makes_another_image_that_shares_the_packages(client, tag, monkeypatch):
    changed = {**image_content(), "guest/added_by_a_test.py": b"ANSWER = 42\n"}
    monkeypatch.setattr(image, "image_content", lambda: changed)
    other = ensure_image(client, print)
    try:
        assert other != tag
        assert (
            run_in_image(
                client, other, python("from sandbox.guest.added_by_a_test import ANSWER; print(ANSWER)")
            )
            == "42\n"
        )
        layers, other_layers = (client.images.get(name).attrs["RootFS"]["Layers"] for name in (tag, other))
        assert layers[:-2] == other_layers[:-2]
    finally:
        client.images.remove(other)


@pytest.mark.parametrize(("keep_days", "kept"), [(14, True), (-1, False)])
def test_superseded_images_go_once_they_are_old(client, tag, monkeypatch, keep_days, kept):
    repository = f"stop-sandbox-test-{uuid.uuid4().hex}"
    client.images.get(tag).tag(repository, "superseded")
    client.images.get(tag).tag(repository, "superseded-too")
    monkeypatch.setattr(image, "REPOSITORY", repository)
    monkeypatch.setattr(image, "KEEP_DAYS", keep_days)
    try:
        image.remove_superseded(client, f"{repository}:current")
        assert len(client.images.list(repository)) == kept
        assert has_image(client, tag)
    finally:
        for left in client.images.list(repository):
            for name in filter(lambda name: name.startswith(repository), left.tags):
                client.images.remove(name)


def test_the_current_image_is_never_superseded(client, tag, monkeypatch):
    repository = f"stop-sandbox-test-{uuid.uuid4().hex}"
    client.images.get(tag).tag(repository, "current")
    monkeypatch.setattr(image, "REPOSITORY", repository)
    monkeypatch.setattr(image, "KEEP_DAYS", -1)
    image.remove_superseded(client, f"{repository}:current")
    assert has_image(client, f"{repository}:current")
    client.images.remove(f"{repository}:current")


@given(CONTENTS, CONTENTS)
def test_different_contents_have_different_names(one, other):
    assert (content_hash(one) == content_hash(other)) is (one == other)


@given(st.text(min_size=1, max_size=3), st.binary(max_size=3), st.binary(max_size=3))
def test_a_byte_that_moves_from_one_file_to_the_next_changes_the_name(name, first, second):
    assert content_hash({"a": first + b"!", name + "a": second}) != content_hash(
        {"a": first, name + "a": b"!" + second}
    )


def test_no_host_code_and_no_cache_is_part_of_the_name():
    assert all(
        path.startswith(("guest/", "policy/", "image/", "__init__.py", "errors.py"))
        for path in image_content()
    )
    assert not any("__pycache__" in path for path in image_content())


def test_an_engine_of_a_machine_without_wheels_is_refused_by_name():
    with pytest.raises(ImageUnavailable, match="riscv64"):
        unpacked_packages("riscv64")


def test_packages_that_cannot_be_had_are_said_in_one_line_and_leave_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    lock = tmp_path / "lock"
    lock.write_text("numpy\n")
    with pytest.raises(ImageUnavailable, match="pip cannot download") as failure:
        unpacked_packages("amd64", lock)
    assert "\n" not in str(failure.value)
    assert list((cache_folder() / "guest-packages").iterdir()) == []


def test_the_program_prints_the_images_name(tag):
    command = [sys.executable, "-m", "sandbox.host.image"]
    assert (
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout == f"{tag}\n"
    )


def test_a_build_that_fails_is_said_in_one_line_and_leaves_no_image(client, tag, monkeypatch):
    broken = {**image_content(), image.DOCKERFILE: b"UNHEARD OF\n"}
    monkeypatch.setattr(image, "image_content", lambda: broken)
    with pytest.raises(ImageUnavailable, match="cannot build the sandbox image") as failure:
        ensure_image(client, print)
    assert "\n" not in str(failure.value)
    assert not has_image(client, image_tag())
