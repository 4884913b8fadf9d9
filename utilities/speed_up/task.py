"""Speed-up: make a slow function, which counts the users active in a sliding window, faster with unchanged results."""

from __future__ import annotations

import math
from collections import Counter, deque
from typing import Any

import numpy as np

from stop import Instance, InvalidAnswer, Reference, Task
from stop.answers import integers

ENTRIES = 1000
USERS = 60
MAX_WINDOW = 400
MOST = 100


def draw(rng: np.random.Generator) -> Instance:
    """Draw a log: times in order, a user for each, and a window in seconds; the right counts are hidden."""
    times = np.cumsum(rng.integers(0, 3, ENTRIES)).tolist()
    users = rng.zipf(1.5, ENTRIES) % USERS
    window = int(rng.integers(MAX_WINDOW // 4, MAX_WINDOW + 1))
    return Instance(args=(times, users.tolist(), window), hidden=active_users(times, users.tolist(), window))


def active_users(times: list[int], users: list[int], window: int) -> list[int]:
    """Return how many users each entry's last `window` seconds have seen, entries of the same second included."""
    counts = []
    inside: Counter[int] = Counter()
    recent: deque[tuple[int, int]] = deque()
    entries = list(zip(times, users, strict=True))
    ahead = 0
    for time in times:
        while ahead < len(entries) and entries[ahead][0] <= time:
            inside[entries[ahead][1]] += 1
            recent.append(entries[ahead])
            ahead += 1
        while recent[0][0] <= time - window:
            user = recent.popleft()[1]
            inside[user] -= 1
            if not inside[user]:
                del inside[user]
        counts.append(len(inside))
    return counts


def score(instance: Instance, answer: Any) -> float:
    """Return 1 if every count is right.

    Raises `InvalidAnswer` otherwise: a faster function with other results is no answer.
    """
    counts = integers(answer, ENTRIES, upper=USERS + 1)
    if counts.tolist() != instance.hidden:
        raise InvalidAnswer("the result differs from that of the original function")
    return 1.0


def timed(speed_up: float) -> float:
    """Return log(1 + speed-up) / log(1 + 100), in [0, 1]: the original has 0.15, ten times its speed 0.52."""
    return min(1.0, math.log1p(speed_up) / math.log1p(MOST))


task = Task(
    draw=draw,
    score=score,
    timed=timed,
    entry="algorithm",
    call_seconds=2.0,
    instances={"val": 4, "test": 8},
    reference=Reference(
        0.82, "45 times faster: a window of counts that slides along the log once; measured for this package"
    ),
)
