"""What is made to cost the host much, and random frames, leave it whole; `python -m bench.frames` sends many more."""

from __future__ import annotations

import tracemalloc

import pytest

from bench.frames import MAX_GROWTH, Bombs, play, soak
from tests.supervisors import HONEST, chunk, spoken

BOMBS = Bombs()


@pytest.mark.parametrize("name", BOMBS.streams)
def test_a_stream_made_to_fill_memory_fills_none(name: str) -> None:
    tracemalloc.start()
    try:
        play(BOMBS.streams[name])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < len(BOMBS.streams[name]) + (16 << 20)


@pytest.mark.parametrize("name", BOMBS.bodies)
@pytest.mark.parametrize("turn", [0, 1, 4])
def test_a_body_made_to_cost_much_ends_in_bounded_memory_and_nothing_worse(name: str, turn: int) -> None:
    frames = [*HONEST[:turn], (HONEST[turn][0], BOMBS.bodies[name]), *HONEST[turn + 1 :]]
    tracemalloc.start()
    try:
        play(chunk(spoken(frames)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MAX_GROWTH


def test_thousands_of_broken_frames_bring_nothing_but_lost_containers_and_sound_outcomes() -> None:
    heard = soak(3000, seed=20261124)
    assert heard.faults == []
    assert set(heard.results) == {"a lost container", "sound outcomes"}
