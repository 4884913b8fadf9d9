"""The guarantees that `stop sandbox selftest` tries on a user's engine, tried on this one."""

from __future__ import annotations

import pytest

from sandbox.conformance.guarantee import Bench
from sandbox.conformance.suite import GUARANTEES, try_one
from sandbox.host.engine import connect


@pytest.mark.parametrize("guarantee", GUARANTEES, ids=lambda guarantee: guarantee.name)
def test_it_holds(sandbox, guarantee):
    result = try_one(Bench(sandbox, connect()), guarantee)
    assert (result.verdict, result.layer) == ("held", guarantee.layer), result.evidence
    assert "\n" not in result.evidence


def test_each_has_a_name_of_its_own():
    names = [guarantee.name for guarantee in GUARANTEES]
    assert len(set(names)) == len(names)
