"""How a solution of "cap set" is scored."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

INSTANCES = 2
CALL_SECONDS = 5.0
DIMENSION = 8
BEST_KNOWN = 512


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


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


def utility(program: str) -> float:
    """Return the mean size of the program's cap sets, divided by 512: from 0 to 1, higher is better.

    The program is Python source that defines

        algorithm(dimension) -> vectors

    dimension: the integer 8
    returns: list, tuple or array of vectors, each of 8 integers from 0 to 2; no vector occurs twice, and no three
        different ones lie on a line, that is, add up to 0 modulo 3 in every place

    The instances are the same problem with other random seeds. One scores 0 if the call raises, takes more than
    CALL_SECONDS of CPU time, or breaks an assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        vectors = run_in_sandbox(program, (DIMENSION,), CALL_SECONDS)
        assert all(len(vector) == DIMENSION and set(vector) <= {0, 1, 2} for vector in vectors)
        assert len({tuple(vector) for vector in vectors}) == len(vectors)
        assert not has_line(np.array(vectors).reshape(-1, DIMENSION))
        scores.append(min(1.0, len(vectors) / BEST_KNOWN))
    return float(np.mean(scores))
