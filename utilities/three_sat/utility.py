"""How a solution of "planted random 3-SAT" is scored."""

from typing import Any

import numpy as np

INSTANCES = 30
CALL_SECONDS = 0.1
MIN_VARIABLES = 5
MAX_VARIABLES = 50
CLAUSES_PER_VARIABLE = 4
LITERALS = 3


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> Any:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds` of CPU time."""
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


def satisfied(clauses: list[list[int]], assignment: list[bool]) -> bool:
    """Return whether each clause has a true literal: v is true if assignment[v], -v if not assignment[v]."""
    return all(any(assignment[abs(literal)] == (literal > 0) for literal in clause) for clause in clauses)


def utility(program: str) -> float:
    """Return the fraction of formulas that the program satisfies, from 0 to 1: higher is better.

    The program is Python source that defines

        algorithm(variables, clauses) -> assignment

    variables: integer from 5 to 50; the variables are numbered from 1
    clauses: list of 4 * variables clauses; a clause is a list of 3 literals of different variables, each the
        number of a variable or its negative, as in [4, -7, 12]
    returns: list, tuple or array of variables + 1 booleans (True or False, not 1 or 0); position 0 is unused

    Each formula can be satisfied. The instances are drawn in secret. One scores 0 if the call raises, takes
    more than CALL_SECONDS of CPU time, or breaks an assertion below.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        variables = int(rng.integers(MIN_VARIABLES, MAX_VARIABLES + 1))
        hidden = [False, *(rng.random(variables) < 0.5).tolist()]
        clauses: list[list[int]] = []
        while len(clauses) < CLAUSES_PER_VARIABLE * variables:
            chosen = rng.choice(np.arange(1, variables + 1), LITERALS, replace=False)
            clause = [int(variable * rng.choice([1, -1])) for variable in chosen]
            if satisfied([clause], hidden):
                clauses.append(clause)

        assignment = run_in_sandbox(program, (variables, clauses), CALL_SECONDS)
        assert len(assignment) == variables + 1
        assert all(value in (True, False) for value in assignment[1:])
        scores.append(float(satisfied(clauses, assignment)))  # the original clauses, not the program's copy
    return float(np.mean(scores))
