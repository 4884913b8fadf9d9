from dataclasses import dataclass, field, replace, asdict
from typing import Optional
import heapq

@dataclass(order=True)
class Node:
    priority: float
    name: str = field(compare=False)
    parent: Optional["Node"] = field(default=None, compare=False, repr=False)

heap: list[Node] = []
for i, letter in enumerate("dcba"):
    heapq.heappush(heap, Node(10 - i, letter))
first = heapq.heappop(heap)
result = [first.name, asdict(replace(first, name="z"))["name"], len(heap)]
