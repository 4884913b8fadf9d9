"""How a solution of "max-cut of a random weighted graph" is scored."""

from typing import Any

import numpy as np

INSTANCES = 40
CALL_SECONDS = 0.1
MIN_NODES = 50
MAX_NODES = 200
EDGE_PROBABILITY = 0.4
MAX_WEIGHT = 10


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


def utility(program: str) -> float:
    """Return the mean of cut weight / total weight over the program's cuts, from 0 to 1: higher is better.

    The program is Python source that defines

        algorithm(weights) -> sides

    weights: integer array of shape (n, n), n from 50 to 200, symmetric, zero diagonal: weights[i, j] is the
        weight of the edge between nodes i and j, from 1 to 10, or 0 where there is none
    returns: list, tuple or array of n integers, each 0 or 1 (not booleans): the side of each node

    The instances are drawn in secret. One scores 0 if the call raises, takes more than CALL_SECONDS of CPU
    time, or breaks an assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        n = int(rng.integers(MIN_NODES, MAX_NODES + 1))
        edges = rng.random((n, n)) < EDGE_PROBABILITY
        upper = np.triu(rng.integers(1, MAX_WEIGHT + 1, (n, n)) * edges, k=1)
        weights = upper + upper.T

        sides = run_in_sandbox(program, (weights,), CALL_SECONDS)
        assert len(sides) == n
        assert all(side in (0, 1) for side in sides)
        cut = sum(weights[i, j] for i in range(n) for j in range(i) if sides[i] != sides[j])
        scores.append(cut / np.triu(weights).sum())
    return float(np.mean(scores))
