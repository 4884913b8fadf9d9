from collections import deque


def algorithm(adj, iterations=150, tenure=6):
    n = len(adj)
    x = [i % 2 for i in range(n)]
    gain = [sum((1 if x[i] == x[j] else -1) * adj[i][j] for j in range(n)) for i in range(n)]
    tabu = deque(maxlen=tenure)
    current = sum(adj[i][j] for i in range(n) for j in range(i + 1, n) if x[i] != x[j])
    best, best_x = current, list(x)
    for _ in range(iterations):
        candidates = [v for v in range(n) if v not in tabu or current + gain[v] > best]
        if not candidates:
            continue
        v = max(candidates, key=gain.__getitem__)
        current += gain[v]
        x[v] = 1 - x[v]
        gain[v] = -gain[v]
        for u in range(n):
            if u != v and adj[u][v]:
                gain[u] += 2 * adj[u][v] if x[u] == x[v] else -2 * adj[u][v]
        tabu.append(v)
        if current > best:
            best, best_x = current, list(x)
    return best_x


result = algorithm([[abs(i - j) % 4 for j in range(16)] for i in range(16)])
