"""What is made to cost the host much, and random frames, leave it whole; `python -m bench.frames` sends many more."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc

import pytest

from bench.frames import Bombs, play
from tests.conftest import ROOT

STREAMS = Bombs().streams


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_made_to_fill_memory_fills_none(name: str) -> None:
    tracemalloc.start()
    try:
        play(STREAMS[name])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < len(STREAMS[name]) + (16 << 20)


def test_thousands_of_broken_frames_bring_nothing_but_lost_containers_and_sound_outcomes() -> None:
    command = [sys.executable, "-m", "bench.frames", "--messages", "3000"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "| other endings | 0 |" in ended.stdout
