"""How a solution of "online bin packing" is scored."""

import math
from collections.abc import Generator

import numpy as np

INSTANCES = 5
CALL_SECONDS = 1.0
ITEMS = 500
CAPACITY = 100
WORST_EXCESS = 0.1
WEIBULL_SCALE = 45
WEIBULL_SHAPE = 3


def run_in_sandbox(
    program: str, turns: Generator[tuple[int, list[int]], int, int], cpu_seconds: float
) -> int:
    """Return what `turns` returns, each of its calls answered by the program's `algorithm(*arguments)`.

    All calls together may take `cpu_seconds` of CPU time.
    """
    raise NotImplementedError(
        "the host runs it, apart from everything else: the items to come are nowhere inside"
    )


def pack(items: list[int]) -> Generator[tuple[int, list[int]], int, int]:
    """Ask for a bin for each item; return the number of bins used."""
    free: list[int] = []
    for item in items:
        fitting = [number for number, space in enumerate(free) if space >= item]
        chosen = yield item, [*(free[number] for number in fitting), CAPACITY]
        assert 0 <= chosen <= len(fitting)
        if chosen == len(fitting):
            free.append(CAPACITY - item)
        else:
            free[fitting[chosen]] -= item
    return len(free)


def utility(program: str) -> float:
    """Return 1 less ten times the mean excess of bins over a lower bound, from 0 to 1: higher is better.

    The program is Python source that defines

        algorithm(item, spaces) -> position

    item: integer from 1 to 100, the size of the item to be packed now
    spaces: list of integers, the free space of each bin that can take the item: the open ones, the oldest first, and
        last a new one, whose space is 100
    returns: integer, the position in `spaces` of the bin that gets the item

    It is called once for each of the 500 items of an instance, in turn, and may keep what it has seen in globals; these
    live on from instance to instance. The items are drawn in secret. An instance scores 0 if a call raises, if its
    calls take more than CALL_SECONDS of CPU time together, or if one breaks the assertion above.
    """
    scores = []
    for _ in range(INSTANCES):
        rng = np.random.default_rng()
        sizes = np.rint(WEIBULL_SCALE * rng.weibull(WEIBULL_SHAPE, ITEMS))
        items = np.clip(sizes, 1, CAPACITY).astype(int).tolist()

        bins = run_in_sandbox(program, pack(items), CALL_SECONDS)
        bound = math.ceil(sum(items) / CAPACITY)
        scores.append(max(0.0, 1 - (bins / bound - 1) / WORST_EXCESS))
    return float(np.mean(scores))
