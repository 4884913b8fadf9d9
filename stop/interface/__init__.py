"""The texts that run in the sandbox beside an improver: read here as text.

The host imports only `helpers`, to find in a reply what an improver found there: see `stop.audit.lineage`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def companion_modules() -> Mapping[str, str]:
    """The modules that an improver's program comes with: name to source text."""
    folder = files(__name__)
    return {name: (folder / f"{name}.py").read_text(encoding="utf-8") for name in ("helpers", "prelude")}
