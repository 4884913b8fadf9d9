class LazySegmentTree:
    def __init__(self, values):
        self.n = 1 << (len(values) - 1).bit_length()
        self.sum = [0] * (2 * self.n)
        self.lazy = [0] * (2 * self.n)
        self.sum[self.n : self.n + len(values)] = values
        for i in range(self.n - 1, 0, -1):
            self.sum[i] = self.sum[2 * i] + self.sum[2 * i + 1]

    def update(self, l, r, x, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if r <= lo or hi <= l:
            return
        if l <= lo and hi <= r:
            self.sum[node] += x * (hi - lo)
            self.lazy[node] += x
            return
        mid = (lo + hi) // 2
        self.update(l, r, x, 2 * node, lo, mid)
        self.update(l, r, x, 2 * node + 1, mid, hi)
        self.sum[node] = self.sum[2 * node] + self.sum[2 * node + 1] + self.lazy[node] * (hi - lo)

    def query(self, l, r, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if r <= lo or hi <= l:
            return 0
        if l <= lo and hi <= r:
            return self.sum[node]
        mid = (lo + hi) // 2
        inside = max(0, min(r, hi) - max(l, lo))
        return self.lazy[node] * inside + self.query(l, r, 2 * node, lo, mid) + self.query(l, r, 2 * node + 1, mid, hi)


tree = LazySegmentTree(list(range(10)))
tree.update(2, 7, 5)
tree.update(0, 3, -1)
result = [tree.query(0, 10), tree.query(3, 5), tree.query(6, 8)]
