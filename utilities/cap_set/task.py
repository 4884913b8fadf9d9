"""Cap set: choose many vectors of 0, 1 and 2 in dimension 8, no three of them on a line."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stop import Instance, InvalidAnswer, Reference, Task
from stop.answers import table

DIMENSION = 8
BEST_KNOWN = 512


def draw(_rng: np.random.Generator) -> Instance:
    """Return the one problem: instances differ only in the seed that the program's chance is given."""
    return Instance(args=(DIMENSION,))


def has_line(vectors: NDArray[np.int64]) -> bool:
    """Return whether three different vectors add up to 0 modulo 3. The vectors, of shape (n, d), all differ."""
    place_values = 3 ** np.arange(vectors.shape[1])
    chosen = np.zeros(3 ** vectors.shape[1], dtype=bool)
    chosen[vectors @ place_values] = True
    for position, vector in enumerate(vectors):
        thirds = -(vector + vectors[position + 1 :]) % 3  # the one vector that would complete each line
        if chosen[thirds @ place_values].any():
            return True
    return False


def score(instance: Instance, answer: Any) -> float:
    """Return the number of vectors divided by 512, the most that is known, in [0, 1].

    Raises `InvalidAnswer` unless the answer is rows of 8 integers from 0 to 2, all different, no three on a line.
    """
    (dimension,) = instance.args
    rows = table(answer, columns=dimension, most_rows=3**dimension)
    if not np.isin(rows, (0, 1, 2)).all():
        raise InvalidAnswer("a vector has an element besides 0, 1 and 2")
    vectors = rows.astype(np.int64)
    if len(np.unique(vectors, axis=0)) != len(vectors):
        raise InvalidAnswer("a vector occurs twice")
    if has_line(vectors):
        raise InvalidAnswer("three vectors lie on a line")
    return min(1.0, len(vectors) / BEST_KNOWN)


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=5.0,
    instances={"val": 2, "test": 4},
    reference=Reference(
        1.0,
        "512 vectors, FunSearch (Romera-Paredes et al., Nature 625, 2024); 496 before it (Edel, Designs, Codes and "
        "Cryptography 31, 2004)",
    ),
)
