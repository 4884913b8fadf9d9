"""Planted random 3-SAT: find an assignment that satisfies every clause."""

from __future__ import annotations

from typing import Any

import numpy as np

from stop import Instance, InvalidAnswer, Task
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
    clauses = [_draw_clause(rng, planted) for _ in range(CLAUSES_PER_VARIABLE * variables)]
    return Instance(args=(variables, clauses), hidden=planted)


def _draw_clause(rng: np.random.Generator, planted: list[bool]) -> list[int]:
    """Draw one of the clauses that `planted` satisfies, each with the same probability."""
    chosen = rng.choice(np.arange(1, len(planted)), LITERALS, replace=False).tolist()
    true_literals = int(rng.integers(1, 2**LITERALS))  # a bit for each literal, not all of them 0
    return [
        variable if planted[variable] == bool(true_literals >> place & 1) else -variable
        for place, variable in enumerate(chosen)
    ]


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


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 30, "test": 50})
