"""Simulated annealing that swaps two facilities at a time."""

import math
import random

import numpy as np

STEPS = 2000
START_TEMPERATURE = 5.0
COOLING = 0.997


def algorithm(flow: np.ndarray, distance: np.ndarray, preference: np.ndarray) -> list[int]:
    """Return an assignment of facilities to places, a permutation, that makes the objective large."""
    size = len(flow)
    facilities = np.arange(size)

    def objective(assignment: np.ndarray) -> float:
        carried = np.sum(flow * distance[np.ix_(assignment, assignment)])
        return float(carried - 0.5 * np.sum(preference[facilities, assignment]))

    current = np.random.permutation(size)
    value = objective(current)
    temperature = START_TEMPERATURE
    for _ in range(STEPS):
        i, j = random.sample(range(size), 2)
        candidate = current.copy()
        candidate[i], candidate[j] = current[j], current[i]
        candidate_value = objective(candidate)
        gain = candidate_value - value
        if gain > 0 or random.random() < math.exp(gain / temperature):
            current, value = candidate, candidate_value
        temperature *= COOLING
    return [int(place) for place in current]
