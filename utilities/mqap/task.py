"""Modified quadratic assignment: place facilities to maximise flow times distance less a preference."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stop import Instance, InvalidAnswer, Reference, Task
from stop.answers import integers

FACILITIES = 15
PREFERENCE_WEIGHT = 0.5


def draw(rng: np.random.Generator) -> Instance:
    """Draw the matrices F (flow), D (distance) and P (preference), each (15, 15) and uniform in [0, 1)."""
    flow, distance, preference = rng.random((3, FACILITIES, FACILITIES))
    return Instance(args=(flow, distance, preference))


def objective(
    flow: NDArray[np.float64],
    distance: NDArray[np.float64],
    preference: NDArray[np.float64],
    assignment: NDArray[np.int64],
) -> float:
    """Return (sum F[i,j] D[a_i,a_j] - 0.5 sum P[i,a_i]) / 15^2."""
    carried = np.sum(flow * distance[np.ix_(assignment, assignment)])
    preferred = np.sum(preference[np.arange(FACILITIES), assignment])
    return float(carried - PREFERENCE_WEIGHT * preferred) / FACILITIES**2


def score(instance: Instance, answer: Any) -> float:
    """Return the objective of the assignment, in [0, 1]: its scale keeps it below 1, and it is clipped at 0.

    A random permutation has about 0.23; below 0 lie only instances that are never drawn in practice.
    Raises `InvalidAnswer` unless the answer is a permutation of 0 to 14.
    """
    assignment = integers(answer, FACILITIES, upper=FACILITIES)
    if len(set(assignment.tolist())) != FACILITIES:
        raise InvalidAnswer("the answer assigns two facilities to one place, so it is no permutation")
    flow, distance, preference = instance.args
    return max(0.0, objective(flow, distance, preference, assignment))


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=0.5,
    instances={"val": 10, "test": 20},
    reference=Reference(
        0.221, "published, no upper bound: STOP (arXiv 2310.02304), improved improver with GPT-4"
    ),
)
