"""Programs that never end are ended in time, whatever they wait for or catch; `bench.limits` runs a hundred."""

from __future__ import annotations

import pytest

from bench.limits import run
from sandbox.host.pool import Sandbox


@pytest.mark.parametrize("at_top_level", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "a loop that catches everything",
        "a power",
        "a regular expression",
        "an error that loops when told",
        "threads that spin",
        "two locks in two orders",
        "poll",
        "signals answered",
        "signals blocked",
        "the collector",
    ],
)
def test_a_program_that_never_ends_is_ended_in_time_and_harms_no_other(
    sandbox: Sandbox, name: str, at_top_level: bool
) -> None:
    end = run(sandbox, name, at_top_level, seconds=0.2)
    assert end.is_timely(0.2), end
