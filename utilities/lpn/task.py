"""Learning parity with noise: predict the parity of a secret subset of bits from noisy examples."""

from __future__ import annotations

from typing import Any

import numpy as np

from stop import Instance, Reference, Task
from stop.answers import integers

BITS = 10
TRAIN_SAMPLES = 100
TEST_SAMPLES = 20
SUBSET_PROBABILITY = 0.3
FLIP_PROBABILITY = 0.05


def draw_parity(rng: np.random.Generator, flip_probability: float) -> Instance:
    """Draw samples of uniform bits and their parities over a secret subset.

    The arguments are arrays of zeros and ones: training samples (100, 10), their labels (100,), each
    flipped with `flip_probability`, and test samples (20, 10). The test labels (20,) are hidden, not flipped.
    """
    secret = rng.random(BITS) < SUBSET_PROBABILITY
    samples = rng.integers(0, 2, (TRAIN_SAMPLES + TEST_SAMPLES, BITS))
    labels = samples @ secret % 2
    flips = rng.random(TRAIN_SAMPLES) < flip_probability
    train_samples, test_samples = np.split(samples, [TRAIN_SAMPLES])
    train_labels, test_labels = np.split(labels, [TRAIN_SAMPLES])
    return Instance(args=(train_samples, train_labels ^ flips, test_samples), hidden=test_labels)


def draw(rng: np.random.Generator) -> Instance:
    """Draw an instance with noise (see `draw_parity`)."""
    return draw_parity(rng, FLIP_PROBABILITY)


def score(instance: Instance, answer: Any) -> float:
    """Return the fraction of test labels that are right, in [0, 1].

    Raises `InvalidAnswer` unless the answer is 20 integers, each 0 or 1.
    """
    predictions = integers(answer, TEST_SAMPLES, upper=2)
    return float(np.mean(predictions == instance.hidden))


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=2.0,
    instances={"val": 20, "test": 50},
    reference=Reference(
        1.0, "of all 1,024 subsets, the one that agrees with most training labels is nearly always the secret"
    ),
)
