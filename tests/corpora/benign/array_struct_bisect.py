import array
import bisect
import struct


class Fenwick:
    def __init__(self, n):
        self.tree = array.array("q", [0]) * (n + 1)

    def add(self, i, delta):
        i += 1
        while i < len(self.tree):
            self.tree[i] += delta
            i += i & -i

    def prefix(self, i):
        total = 0
        while i > 0:
            total += self.tree[i]
            i -= i & -i
        return total


def count_inversions(values):
    ranks = sorted(set(values))
    tree, total = Fenwick(len(ranks)), 0
    for k, v in enumerate(values):
        r = bisect.bisect_left(ranks, v)
        total += k - tree.prefix(r + 1)
        tree.add(r, 1)
    return total


result = [count_inversions([5, 3, 8, 1, 9, 2]), struct.unpack("<hI", struct.pack("<hI", -2, 77))]
