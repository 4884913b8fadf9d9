"""Greedy construction followed by single-vertex local search for weighted max-cut."""
import random


def algorithm(adjacency):
    n = len(adjacency)
    side = [0] * n
    for v in range(n):
        gain = sum(adjacency[v][u] * (1 if side[u] == 0 else -1) for u in range(v))
        side[v] = 1 if gain > 0 else 0
    improved = True
    while improved:
        improved = False
        for v in range(n):
            delta = sum(w if side[u] == side[v] else -w for u, w in enumerate(adjacency[v]) if u != v)
            if delta > 0:
                side[v] ^= 1
                improved = True
    return side


random.seed(0)
N = 30
graph = [[0] * N for _ in range(N)]
for i in range(N):
    for j in range(i):
        if random.random() < 0.4:
            graph[i][j] = graph[j][i] = random.randint(1, 10)
result = algorithm(graph)
