from collections import deque


class Dinic:
    def __init__(self, n):
        self.graph = [[] for _ in range(n)]
        self.level = self.it = None

    def add_edge(self, u, v, cap):
        self.graph[u].append([v, cap, len(self.graph[v])])
        self.graph[v].append([u, 0, len(self.graph[u]) - 1])

    def _bfs(self, s, t):
        self.level = [-1] * len(self.graph)
        self.level[s] = 0
        queue = deque([s])
        while queue:
            u = queue.popleft()
            for v, cap, _ in self.graph[u]:
                if cap and self.level[v] < 0:
                    self.level[v] = self.level[u] + 1
                    queue.append(v)
        return self.level[t] >= 0

    def _dfs(self, u, t, pushed):
        if u == t:
            return pushed
        while self.it[u] < len(self.graph[u]):
            edge = self.graph[u][self.it[u]]
            v, cap, back = edge
            if cap and self.level[v] == self.level[u] + 1:
                if flow := self._dfs(v, t, min(pushed, cap)):
                    edge[1] -= flow
                    self.graph[v][back][1] += flow
                    return flow
            self.it[u] += 1
        return 0

    def max_flow(self, s, t):
        total = 0
        while self._bfs(s, t):
            self.it = [0] * len(self.graph)
            while flow := self._dfs(s, t, float("inf")):
                total += flow
        return total


network = Dinic(6)
for u, v, c in [(0, 1, 16), (0, 2, 13), (1, 2, 10), (2, 1, 4), (1, 3, 12), (3, 2, 9), (2, 4, 14), (4, 3, 7), (3, 5, 20), (4, 5, 4)]:
    network.add_edge(u, v, c)
result = network.max_flow(0, 5)
