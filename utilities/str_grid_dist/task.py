"""String at a grid distance: find a string of A and B at a given distance from another."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from stop import Instance, InvalidAnswer, Reference, Task

LETTERS = "AB"
MAX_LENGTH = 30


def distance(s: str, t: str) -> int:
    """Return the Hamming distance of s and t plus the neighbouring letters that differ within each."""
    hamming = sum(a != b for a, b in zip(s, t, strict=True))
    return hamming + sum(a != b for a, b in pairwise(s)) + sum(a != b for a, b in pairwise(t))


def draw(rng: np.random.Generator) -> Instance:
    """Draw a string t of 1 to 30 letters and its distance from another, which is hidden: one right answer."""
    length = int(rng.integers(1, MAX_LENGTH + 1))
    t, witness = ("".join(map(LETTERS.__getitem__, row)) for row in rng.integers(0, 2, (2, length)).tolist())
    return Instance(args=(t, distance(witness, t)), hidden=witness)


def score(instance: Instance, answer: Any) -> float:
    """Return 1 at the very distance, else less than 0.5 and less the farther off, in [0, 1].

    Raises `InvalidAnswer` unless the answer is a string of A and B of the given string's length.
    """
    t, wanted = instance.args
    if type(answer) is not str:
        raise InvalidAnswer(f"the answer is of type {type(answer).__name__}, not a string")
    if len(answer) != len(t):
        raise InvalidAnswer(f"the answer has {len(answer)} letters, not {len(t)}")
    if not set(answer) <= set(LETTERS):
        raise InvalidAnswer("the answer has letters besides A and B")
    error = abs(distance(answer, t) - wanted)
    # No two distances differ by more than 3 len(t) - 2, so a wrong answer still scores more than 0.
    return 1.0 if error == 0 else 0.5 - error / (6 * len(t))


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=0.1,
    instances={"val": 50, "test": 50},
    reference=Reference(
        1.0,
        "every instance has an answer; published 0.567, STOP (arXiv 2310.02304), improved improver with GPT-4",
    ),
)
