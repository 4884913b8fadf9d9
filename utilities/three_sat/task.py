"""Planted random 3-SAT: find an assignment that satisfies every clause."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stop import Instance, InvalidAnswer, Reference, Task
from stop.answers import elements

MIN_VARIABLES = 5
MAX_VARIABLES = 50
CLAUSES_PER_VARIABLE = 4
LITERALS = 3


def satisfied(clauses: list[list[int]], assignment: list[bool]) -> bool:
    """Return whether each clause has a true literal: v is true if assignment[v], -v if not assignment[v]."""
    return all(any(assignment[abs(literal)] == (literal > 0) for literal in clause) for clause in clauses)


def draw(rng: np.random.Generator) -> Instance:
    """Draw a formula of 5 to 50 variables and 4 clauses a variable, all satisfied by a hidden assignment.

    The arguments are the number of variables and the list of clauses. A clause is a list of 3 literals of
    different variables: the positive number of a variable, from 1, or its negative.
    """
    variables = int(rng.integers(MIN_VARIABLES, MAX_VARIABLES + 1))
    planted = [False, *(rng.random(variables) < 0.5).tolist()]
    clauses = _draw_clauses(rng, np.array(planted), CLAUSES_PER_VARIABLE * variables)
    return Instance(args=(variables, clauses.tolist()), hidden=planted)


def _draw_clauses(rng: np.random.Generator, planted: NDArray[np.bool_], number: int) -> NDArray[np.int64]:
    """Draw clauses that `planted` satisfies, each such clause with the same probability; shape (number, 3)."""
    # Of random numbers for all variables, the three least belong to three variables, each three equally often.
    chosen = 1 + rng.random((number, len(planted) - 1)).argpartition(LITERALS, axis=1)[:, :LITERALS]
    true_literals = rng.integers(1, 2**LITERALS, (number, 1))  # a bit for each literal, not all of them 0
    true = true_literals >> np.arange(LITERALS) & 1 == 1
    return np.where(planted[chosen] == true, chosen, -chosen)


def score(instance: Instance, answer: Any) -> float:
    """Return 1 if the answer satisfies every clause of the instance itself, else 0.

    Raises `InvalidAnswer` unless the answer has one element more than there are variables, and only booleans
    from position 1 on. Position 0 is not looked at.
    """
    variables, clauses = instance.args
    values = elements(answer, variables + 1)
    for position, value in enumerate(values[1:], start=1):
        if not isinstance(value, bool | np.bool_):
            raise InvalidAnswer(f"element {position} is of type {type(value).__name__}, not a boolean")
    return float(satisfied(clauses, [bool(value) for value in [False, *values[1:]]]))


task = Task(
    draw=draw,
    score=score,
    entry="algorithm",
    call_seconds=0.1,
    instances={"val": 30, "test": 50},
    reference=Reference(
        1.0,
        "every instance has an answer; published 0.751, STOP (arXiv 2310.02304), improved improver with GPT-4",
    ),
)
