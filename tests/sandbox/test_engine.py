"""The engine is found or its absence is said, soon and in one line."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.errors import EngineUnavailable
from sandbox.host.engine import connect, parse_security_option, probe

START_ENGINE = Path(__file__).parents[2] / "sandbox" / "image" / "start-engine.sh"


def test_the_engine_tells_what_the_sandbox_can_rely_on():
    capabilities = probe(connect())
    assert capabilities.cgroup_version in (1, 2)
    assert capabilities.architecture in ("x86_64", "aarch64")
    assert json.loads(json.dumps(capabilities.as_json()))["kernel"] == capabilities.kernel


def test_a_missing_engine_is_said_in_one_line_that_mends(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/no-engine.sock")
    with pytest.raises(EngineUnavailable, match="run `make setup`") as failure:
        connect()
    assert "\n" not in str(failure.value)


def test_an_engine_that_accepts_but_never_answers_is_not_waited_for(monkeypatch, tmp_path):
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent.sock"))
        silent.listen()
        monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/silent.sock")
        with pytest.raises(EngineUnavailable):
            connect(patience=1)


@pytest.mark.parametrize(
    ("option", "fields"),
    [
        ("name=seccomp,profile=default", {"name": "seccomp", "profile": "default"}),
        ("name=rootless", {"name": "rootless"}),
        ("apparmor", {"name": "apparmor"}),
    ],
)
def test_security_options_of_old_and_new_engines_are_read(option, fields):
    assert parse_security_option(option) == fields


def run_start_engine(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/no-engine.sock", **environment}
    command = ["/bin/sh", str(START_ENGINE), sys.executable]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("environment", [{"STOP_NO_ENGINE_INSTALL": "1"}, {}])
def test_without_an_engine_and_leave_to_start_one_set_up_fails_and_says_what_to_do(tmp_path, environment):
    finished = run_start_engine(tmp_path, **environment)
    assert finished.returncode == 3
    assert "No Docker engine answers" in finished.stderr
    assert finished.stderr.count("\n") == 1


def test_the_docker_library_is_not_loaded_before_it_is_needed():
    source = "import sandbox.host.image, sys; print('docker' in sys.modules or 'requests' in sys.modules)"
    command = [sys.executable, "-c", source]
    assert subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout == "False\n"
