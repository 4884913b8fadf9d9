"""An allowance is never overrun, whoever asks at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from stop.budget import Allowance


@given(st.integers(0, 50), st.integers(0, 100))
def test_so_many_are_granted_and_no_more(limit: int, asked: int) -> None:
    allowance = Allowance(limit)
    granted = [allowance.reserve() for _ in range(asked)]
    assert granted == [True] * min(limit, asked) + [False] * max(0, asked - limit)
    assert allowance.used == min(limit, asked)


def test_threads_together_are_granted_no_more() -> None:
    for limit in (0, 1, 7, 100):
        allowance = Allowance(limit)
        with ThreadPoolExecutor(16) as pool:
            granted = list(pool.map(lambda _, allowance=allowance: allowance.reserve(), range(500)))
        assert sum(granted) == allowance.used == limit
