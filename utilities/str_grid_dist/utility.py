"""How a solution of "string at a grid distance" is scored."""

from itertools import pairwise
from typing import Any

import numpy as np

INSTANCES = 50
CALL_SECONDS = 0.1
LETTERS = "AB"
MAX_LENGTH = 30


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


def distance(s: str, t: str) -> int:
    """Return the Hamming distance of s and t plus the neighbouring letters that differ within each."""
    hamming = sum(a != b for a, b in zip(s, t, strict=True))
    return hamming + sum(a != b for a, b in pairwise(s)) + sum(a != b for a, b in pairwise(t))


def utility(program: str) -> float:
    """Return the mean score of the strings that the program finds, from 0 to 1: higher is better.

    The program is Python source that defines

        algorithm(t, wanted) -> s

    t: string of 1 to 30 letters, each A or B
    wanted: integer, a distance that at least one string has from t
    returns: string s of the letters A and B, as long as t, with distance(s, t) == wanted

    The instances are drawn in secret. One scores 0 if the call raises, takes more than CALL_SECONDS of CPU
    time, or breaks an assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        length = int(rng.integers(1, MAX_LENGTH + 1))
        t, hidden = ("".join(rng.choice(list(LETTERS), length)) for _ in range(2))
        wanted = distance(hidden, t)

        s = run_in_sandbox(program, (t, wanted), CALL_SECONDS)
        assert isinstance(s, str)
        assert len(s) == len(t)
        assert set(s) <= set(LETTERS)
        error = abs(distance(s, t) - wanted)
        scores.append(1.0 if error == 0 else 0.5 - error / (6 * len(t)))
    return float(np.mean(scores))
