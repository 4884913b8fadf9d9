"""Nearest neighbour: goes on to the nearest city that was not visited yet."""

import numpy as np


def algorithm(cities: np.ndarray) -> list[int]:
    """Return the cities in the order in which they are visited."""
    tour = [0]
    left = set(range(1, len(cities)))
    while left:
        here = cities[tour[-1]]
        nearest = min(
            left, key=lambda city: (cities[city][0] - here[0]) ** 2 + (cities[city][1] - here[1]) ** 2
        )
        left.remove(nearest)
        tour.append(nearest)
    return tour
