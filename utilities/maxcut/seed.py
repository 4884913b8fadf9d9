"""Greedy: puts each node in turn on the side that cuts more of its edges so far."""

import numpy as np


def algorithm(weights: np.ndarray) -> list[int]:
    """Return a side, 0 or 1, for each node."""
    sides = np.zeros(len(weights), dtype=int)
    for node in range(1, len(weights)):
        placed = weights[node, :node]
        to_side_one = placed @ sides[:node]
        to_side_zero = placed.sum() - to_side_one
        sides[node] = 1 if to_side_zero > to_side_one else 0
    return [int(side) for side in sides]
