INF = float("inf")
edges = [(0, 1, 3), (1, 2, -2), (2, 0, 4), (2, 3, 2), (3, 1, 1)]
n = 4
dist = [[INF] * n for _ in range(n)]
nxt = [[None] * n for _ in range(n)]
for u in range(n):
    dist[u][u] = 0
for u, v, w in edges:
    dist[u][v], nxt[u][v] = w, v
for k in range(n):
    for i in range(n):
        for j in range(n):
            if dist[i][k] + dist[k][j] < dist[i][j]:
                dist[i][j] = dist[i][k] + dist[k][j]
                nxt[i][j] = nxt[i][k]


def path(u, v):
    if nxt[u][v] is None:
        return []
    out = [u]
    while u != v:
        u = nxt[u][v]
        out.append(u)
    return out


result = {"distances": dist, "path": path(0, 3)}
