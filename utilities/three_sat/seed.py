"""Random walk: flips a random variable of a random unsatisfied clause."""

import random

FLIPS = 50


def algorithm(variables: int, clauses: list[list[int]]) -> list[bool]:
    """Return a list of booleans, position 0 unused, that may satisfy all clauses."""
    assignment = [random.random() < 0.5 for _ in range(variables + 1)]
    for _ in range(FLIPS):
        unsatisfied = [
            clause
            for clause in clauses
            if not any(assignment[abs(literal)] == (literal > 0) for literal in clause)
        ]
        if not unsatisfied:
            break
        variable = abs(random.choice(random.choice(unsatisfied)))
        assignment[variable] = not assignment[variable]
    return assignment
