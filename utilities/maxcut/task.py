"""Max-cut of a random weighted graph: divide its nodes so that the edges between the sides weigh most."""

from __future__ import annotations

from typing import Any

import numpy as np

from stop import Instance, Reference, Task
from stop.answers import integers

MIN_NODES = 50
MAX_NODES = 200
EDGE_PROBABILITY = 0.4
MAX_WEIGHT = 10


def draw(rng: np.random.Generator) -> Instance:
    """Draw a graph's weights: a symmetric integer array (n, n), n from 50 to 200; 0 means no edge."""
    nodes = int(rng.integers(MIN_NODES, MAX_NODES + 1))
    edges = rng.random((nodes, nodes)) < EDGE_PROBABILITY
    upper = np.triu(rng.integers(1, MAX_WEIGHT + 1, (nodes, nodes)) * edges, k=1)
    return Instance(args=(upper + upper.T,))


def score(instance: Instance, answer: Any) -> float:
    """Return the cut's share of the weight of all edges, in [0, 1]. A random cut scores about 0.5.

    Raises `InvalidAnswer` unless the answer is an integer, 0 or 1, for each node.
    """
    (weights,) = instance.args
    sides = integers(answer, len(weights), upper=2)
    cut = weights[sides[:, None] != sides[None, :]].sum()
    return float(cut / weights.sum())


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=0.1,
    instances={"val": 40, "test": 60},
    reference=Reference(
        0.742, "published, no upper bound: STOP (arXiv 2310.02304), improved improver with GPT-4"
    ),
)
