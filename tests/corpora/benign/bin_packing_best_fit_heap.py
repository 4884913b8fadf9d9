import random
from dataclasses import dataclass, field


@dataclass(order=True)
class Bin:
    free: float
    items: list = field(default_factory=list, compare=False)

    def add(self, size):
        if size > self.free:
            raise ValueError(f"item {size} does not fit into {self.free}")
        self.free -= size
        self.items.append(size)


def algorithm(sizes, capacity=1.0):
    bins = []
    for size in sizes:
        try:
            target = min((b for b in bins if b.free >= size), key=lambda b: b.free)
        except ValueError:
            target = Bin(capacity)
            bins.append(target)
        target.add(size)
    return bins


random.seed(11)
packed = algorithm([round(random.uniform(0.05, 0.7), 3) for _ in range(30)])
result = [b.items for b in sorted(packed)]
