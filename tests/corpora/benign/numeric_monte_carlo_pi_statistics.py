import math
import random
import statistics
from decimal import Decimal, getcontext

getcontext().prec = 30


def estimate(n, seed):
    rng = random.Random(seed)
    return 4 * sum(math.hypot(rng.random(), rng.random()) <= 1 for _ in range(n)) / n


estimates = [estimate(300, s) for s in range(20)]
mean, spread = statistics.fmean(estimates), statistics.stdev(estimates)
low, high = mean - 1.96 * spread / math.sqrt(20), mean + 1.96 * spread / math.sqrt(20)
result = {"mean": mean, "interval": [low, high], "exact": str(Decimal(355) / Decimal(113))}
