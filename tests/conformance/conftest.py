"""One sandbox for each test process; no container of it is left when the tests are over."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from sandbox.host.engine import connect
from sandbox.host.pool import Sandbox
from sandbox.host.reaper import RUN_LABEL


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    run = f"conformance-{uuid4()}"
    with Sandbox(run) as pool:
        yield pool
    assert not connect().api.containers(all=True, filters={"label": f"{RUN_LABEL}={run}"})
