"""How a solution of "learning parity without noise" is scored."""

from typing import Any

import numpy as np

INSTANCES = 20
CALL_SECONDS = 2.0
BITS = 10
TRAIN_SAMPLES = 100
TEST_SAMPLES = 20
SUBSET_PROBABILITY = 0.3


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


def utility(program: str) -> float:
    """Return the mean fraction of test labels that the program predicts right, from 0 to 1: higher is better.

    The program is Python source that defines

        algorithm(train_samples, train_labels, test_samples) -> test_labels

    train_samples: integer array of shape (100, 10), each element 0 or 1
    train_labels: integer array of shape (100,), the parity of a secret subset of each sample's bits
    test_samples: integer array of shape (20, 10)
    returns: list, tuple or array of 20 integers, each 0 or 1 (not booleans): the predicted labels

    The subset differs between instances. The instances are drawn in secret. One scores 0 if the call raises,
    takes more than CALL_SECONDS of CPU time, or breaks an assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        secret = rng.random(BITS) < SUBSET_PROBABILITY
        samples = rng.integers(0, 2, (TRAIN_SAMPLES + TEST_SAMPLES, BITS))
        labels = samples @ secret % 2
        train_samples, test_samples = np.split(samples, [TRAIN_SAMPLES])
        train_labels, test_labels = np.split(labels, [TRAIN_SAMPLES])

        answer = run_in_sandbox(program, (train_samples, train_labels, test_samples), CALL_SECONDS)
        assert len(answer) == TEST_SAMPLES
        assert all(bit in (0, 1) for bit in answer)
        scores.append(np.mean(np.array(answer) == test_labels))
    return float(np.mean(scores))
