"""What an engine lacks has a name, a layer and a meaning; runtimes with a kernel of their own get room for it."""

from __future__ import annotations

import pytest

from sandbox.degraded import Degraded
from sandbox.host.container import OWN_KERNEL_PROCESSES, USUAL
from sandbox.host.probing import CAPABILITIES, Capability, Recording, degraded, missing

FULL = {
    "outer_filter": True,
    "machine": "x86_64",
    "memory_limit": USUAL.memory_bytes,
    "swap_limit": 0,
    "process_limit": USUAL.processes,
    "refused_limits": [],
    "oom_counter": True,
    "run_queue_times": True,
}


class Found:
    """Stands for a container whose supervisor found this, and whose engine tells nothing more."""

    confinement = USUAL

    def __init__(self, **found: object) -> None:
        self.capabilities = {**FULL, **found}

    def outside_limits(self) -> tuple[None, None]:
        return None, None


def lacking(recording: Recording = Recording(notify=True), **found: object) -> list[str]:  # noqa: B008
    return [word.what for word in missing(Found(**found), recording)]  # type: ignore[arg-type]


def test_each_capability_is_in_the_table_and_its_word_survives_the_ledger():
    assert set(CAPABILITIES) == set(Capability)
    for capability in Capability:
        word = degraded(capability)
        assert Degraded.from_json(word.as_json()) == word
        assert str(capability) in str(word)


def test_an_engine_at_full_strength_lacks_nothing():
    assert lacking() == []


@pytest.mark.parametrize(
    ("found", "word"),
    [
        ({"outer_filter": None}, "outer_filter"),
        ({"machine": "aarch64"}, "tested_machine"),
        ({"memory_limit": None}, "memory_limit"),
        ({"memory_limit": 2**40}, "memory_limit"),
        ({"swap_limit": 2**20}, "swap_limit"),
        ({"process_limit": 10_000}, "process_limit"),
        ({"refused_limits": ["NPROC"]}, "rlimits"),
        ({"oom_counter": False}, "oom_counter"),
        ({"run_queue_times": "yes"}, "run_queue_times"),
    ],
)
def test_a_limit_that_is_not_there_or_looser_than_asked_for_is_named(found, word):
    assert lacking(**found) == [word]


@pytest.mark.parametrize("capability", [Capability.NOTIFICATION, Capability.PATHS])
def test_what_keeps_denied_calls_off_the_record_is_named(capability):
    assert lacking(Recording(notify=False, missing=capability)) == [capability]


@pytest.mark.parametrize(
    ("name", "processes"),
    [
        *((name, USUAL.processes) for name in ("runc", "crun", "io.containerd.runc.v2")),
        *((name, OWN_KERNEL_PROCESSES) for name in ("runsc", "io.containerd.runsc.v1", "kata")),
    ],
)
def test_a_kernel_of_its_own_has_room_for_its_threads(name, processes):
    assert USUAL.in_runtime(None, name).processes == processes
