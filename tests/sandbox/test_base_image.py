"""A base image is there, or what is missing to make one is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sandbox.errors import ImageUnavailable
from sandbox.host.base_image import HUB_BASE, OWN_BASE, bootstrap, call_limit, ensure_base, run_debootstrap
from sandbox.host.engine import connect
from sandbox.host.image import ensure_image


def test_a_base_that_is_there_is_neither_pulled_nor_made_again():
    client = connect()
    ensure_image(client, print)
    steps: list[str] = []
    assert ensure_base(client, steps.append) in (HUB_BASE, OWN_BASE)
    assert steps == []


def test_without_debootstrap_the_ways_to_a_base_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ImageUnavailable, match=r"docker pull .*apt-get install debootstrap"):
        bootstrap(connect())


def test_a_debootstrap_that_fails_is_quoted_and_leaves_nothing(monkeypatch, tmp_path):
    program = tmp_path / "bin" / "debootstrap"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'E: no such mirror'\nexit 1\n")
    program.chmod(0o755)
    working = tmp_path / "working"
    working.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(working))
    with pytest.raises(ImageUnavailable, match="debootstrap failed: E: no such mirror"):
        run_debootstrap(tmp_path / "base.tar")
    assert list(working.iterdir()) == []
    assert not Path(tmp_path / "base.tar").exists()


def test_a_call_limit_holds_for_its_block_only():
    client = connect()
    usual = client.api.timeout
    with pytest.raises(KeyError), call_limit(client, 3):
        assert client.api.timeout == 3
        raise KeyError
    assert client.api.timeout == usual
