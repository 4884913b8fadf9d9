import heapq
import random
from typing import Callable, Any
class Simulation:
    def __init__(self, seed: int = 0) -> None:
        self.now = 0.0
        self._queue: list[tuple[float, int, Callable[..., Any], tuple]] = []
        self._counter = 0
        self.rng = random.Random(seed)
        self.random_state = self.rng.getstate()
    def schedule(self, delay, action, *args):
        heapq.heappush(self._queue, (self.now + delay, self._counter, action, args))
        self._counter += 1
    def run(self, until):
        while self._queue and self._queue[0][0] <= until:
            self.now, _, action, args = heapq.heappop(self._queue)
            action(*args)
sim = Simulation()
log = []
def arrive(k):
    log.append(k)
    if k < 5:
        sim.schedule(sim.rng.expovariate(1.0), arrive, k + 1)
sim.schedule(0, arrive, 0)
sim.run(100)
result = log
