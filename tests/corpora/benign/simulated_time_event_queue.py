import heapq
import random
from dataclasses import dataclass, field
from itertools import count


@dataclass(order=True)
class Event:
    time: float
    serial: int = field(default_factory=count().__next__)
    action: object = field(compare=False, default=None)


class Simulation:
    def __init__(self, seed):
        self.now, self._queue, self.rng = 0.0, [], random.Random(seed)
        self.waiting, self.busy, self.served, self.total_wait = [], False, 0, 0.0

    def after(self, delay, action):
        heapq.heappush(self._queue, Event(self.now + delay, action=action))

    def arrive(self):
        self.waiting.append(self.now)
        self.after(self.rng.expovariate(0.8), self.arrive)
        self.start()

    def start(self):
        if not self.busy and self.waiting:
            self.busy = True
            self.total_wait += self.now - self.waiting.pop(0)
            self.after(self.rng.expovariate(1.0), self.finish)

    def finish(self):
        self.busy, self.served = False, self.served + 1
        self.start()

    def run(self, until):
        self.after(0, self.arrive)
        while self._queue and self.now < until:
            event = heapq.heappop(self._queue)
            self.now = event.time
            event.action()
        return self.served, self.total_wait / max(1, self.served)


result = Simulation(3).run(100)
