"""How a solution of the "modified quadratic assignment problem" is scored."""

from typing import Any

import numpy as np

INSTANCES = 10
CALL_SECONDS = 0.5
FACILITIES = 15
PREFERENCE_WEIGHT = 0.5


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


def utility(program: str) -> float:
    """Return the mean objective of the program's assignments, from 0 to 1: higher is better.

    The program is Python source that defines

        algorithm(flow, distance, preference) -> assignment

    flow, distance, preference: float arrays of shape (15, 15), uniform in [0, 1), not symmetric
    returns: list, tuple or array of the integers 0 to 14 in some order; assignment[i] is facility i's place

    Being fast earns nothing. The instances are drawn in secret. One scores 0 if the call raises, takes more
    than CALL_SECONDS of CPU time, or breaks the assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        flow, distance, preference = rng.random((3, FACILITIES, FACILITIES))

        assignment = run_in_sandbox(program, (flow, distance, preference), CALL_SECONDS)
        assert sorted(assignment) == list(range(FACILITIES))
        carried = sum(
            flow[i, j] * distance[assignment[i], assignment[j]]
            for i in range(FACILITIES)
            for j in range(FACILITIES)
        )
        preferred = sum(preference[i, assignment[i]] for i in range(FACILITIES))
        scores.append(max(0.0, carried - PREFERENCE_WEIGHT * preferred) / FACILITIES**2)
    return float(np.mean(scores))
