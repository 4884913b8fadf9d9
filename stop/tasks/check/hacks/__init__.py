"""The battery of hostile answers."""

from __future__ import annotations

from stop.tasks.check.hack import Hack
from stop.tasks.check.hacks import copies, exhaustion, forms, numbers, revival, shapes

HACKS: tuple[type[Hack], ...] = (
    *forms.HACKS,
    *numbers.HACKS,
    *shapes.HACKS,
    *copies.HACKS,
    *revival.HACKS,
    *exhaustion.HACKS,
)
"""All hacks, those that may take long last."""
