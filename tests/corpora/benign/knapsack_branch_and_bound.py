import heapq


class Node:
    __slots__ = ("level", "profit", "weight", "bound", "taken")

    def __init__(self, level, profit, weight, bound, taken):
        self.level, self.profit, self.weight, self.bound, self.taken = level, profit, weight, bound, taken

    def __lt__(self, other):
        return self.bound > other.bound

    def __repr__(self):
        return f"{type(self).__name__}(level={self.level}, profit={self.profit})"


def upper_bound(level, profit, weight, items, cap):
    for w, v in items[level:]:
        if weight + w > cap:
            return profit + (cap - weight) * v / w
        weight, profit = weight + w, profit + v
    return profit


def algorithm(items, cap):
    items = sorted(items, key=lambda t: t[1] / t[0], reverse=True)
    heap = [Node(0, 0, 0, upper_bound(0, 0, 0, items, cap), ())]
    best = heap[0]
    while heap:
        node = heapq.heappop(heap)
        if node.bound <= best.profit or node.level == len(items):
            continue
        w, v = items[node.level]
        for take in (1, 0):
            weight, profit = node.weight + take * w, node.profit + take * v
            if weight > cap:
                continue
            child = Node(node.level + 1, profit, weight, 0, node.taken + (take,))
            child.bound = upper_bound(child.level, profit, weight, items, cap)
            if profit > best.profit:
                best = child
            heapq.heappush(heap, child)
    return best.profit, best.taken


result = algorithm([(12, 24), (7, 13), (11, 23), (8, 15), (9, 16)], 26)
