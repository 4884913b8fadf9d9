"""How a solution of "speed-up" is scored."""

import math
from typing import Any

import numpy as np

INSTANCES = 4
CALL_SECONDS = 2.0
ENTRIES = 1000
USERS = 60
MAX_WINDOW = 400
MOST = 100


def run_in_sandbox(program: str, arguments: tuple[Any, ...], cpu_seconds: float) -> tuple[Any, float]:
    """Return the answer of the program's `algorithm(*arguments)`, ended past `cpu_seconds`, and its CPU seconds.

    The time is the CPU time of the program's whole process, measured from outside: the least of three runs in new
    processes, with a share of the time of the program's top level. Sleeping, threads and globals change nothing.
    """
    raise NotImplementedError("the host runs it, apart from everything else and on copies of the arguments")


def timed(speed_up: float) -> float:
    """Return log(1 + speed-up) / log(1 + 100), in [0, 1]: the original has 0.15, ten times its speed 0.52."""
    return min(1.0, math.log1p(speed_up) / math.log1p(MOST))


def utility(program: str, original: str) -> float:
    """Return how much faster the program is than the original, from 0 to 1: higher is better.

    The original is the initial solution. The program is Python source that defines

        algorithm(times, users, window) -> counts

    times: list of 1000 integers in order, the second of each entry of a log
    users: list of 1000 integers from 0 to 59, the user of each entry
    window: integer from 100 to 400
    returns: list of 1000 integers, exactly those that the original returns: for the time t of each entry, the number of
        different users of the entries with t - window < time <= t

    The instances are drawn in secret. If the program raises, takes more than CALL_SECONDS of CPU time, or returns
    another result than the original on any instance, it scores 0.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        times = np.cumsum(rng.integers(0, 3, ENTRIES)).tolist()
        users = (rng.zipf(1.5, ENTRIES) % USERS).tolist()
        window = int(rng.integers(MAX_WINDOW // 4, MAX_WINDOW + 1))

        counts, seconds = run_in_sandbox(program, (times, users, window), CALL_SECONDS)
        right, original_seconds = run_in_sandbox(original, (times, users, window), CALL_SECONDS)
        if counts != right:
            return 0.0
        scores.append(timed(original_seconds / seconds))
    return float(np.mean(scores))
