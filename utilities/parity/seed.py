"""Guesses every label at random."""

import numpy as np


def algorithm(train_samples: np.ndarray, train_labels: np.ndarray, test_samples: np.ndarray) -> np.ndarray:
    """Return a guess, 0 or 1, for each test sample."""
    return np.random.randint(0, 2, len(test_samples))
