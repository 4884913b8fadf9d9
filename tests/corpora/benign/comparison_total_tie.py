import heapq
class Item:
    def __init__(self, p, name):
        self.p, self.name = p, name
    def __lt__(self, other):
        return self.p < other.p
    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name
    def __hash__(self):
        return hash(self.name)
h = []
for p, n in ((2, "b"), (1, "a")):
    heapq.heappush(h, Item(p, n))
result = heapq.heappop(h).name
