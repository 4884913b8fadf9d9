class DisjointSet:
    def __init__(self, n: int):
        self._parent = list(range(n))
        self._rank = [0] * n

    def find(self, x: int) -> int:
        while self._parent[x] != x:
            self._parent[x] = self._parent[self._parent[x]]
            x = self._parent[x]
        return x

    def union(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self._rank[a] < self._rank[b]:
            a, b = b, a
        self._parent[b] = a
        self._rank[a] += self._rank[a] == self._rank[b]
        return True


def kruskal(n, edges):
    forest = DisjointSet(n)
    return [(u, v, w) for w, u, v in sorted((w, u, v) for u, v, w in edges) if forest.union(u, v)]


result = kruskal(6, [(0, 1, 7), (1, 2, 3), (0, 2, 8), (3, 4, 2), (2, 3, 5), (4, 5, 6), (3, 5, 1)])
