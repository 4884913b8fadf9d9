"""The generated pages of the documentation."""

from __future__ import annotations

import pytest

from stop.cli.reference import DOCS, pages


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_pages_are_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run: make docs"
