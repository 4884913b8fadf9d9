"""A fresh ledger for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stop.ledger.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of run `r1` in `tmp_path`, closed afterwards."""
    with Ledger.create(tmp_path, "r1", {"model": "offline"}) as created:
        yield created
