"""Learning parity without noise: predict the parity of a secret subset of bits from exact examples."""

from __future__ import annotations

import numpy as np

from stop import Instance, Reference, Task
from utilities.lpn.task import draw_parity, score


def draw(rng: np.random.Generator) -> Instance:
    """Draw an instance of `lpn` whose training labels are never flipped."""
    return draw_parity(rng, flip_probability=0.0)


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=2.0,
    instances={"val": 20, "test": 50},
    reference=Reference(
        1.0,
        "Gaussian elimination finds the subset; published 0.817, STOP (arXiv 2310.02304), improved improver with GPT-4",
    ),
)
