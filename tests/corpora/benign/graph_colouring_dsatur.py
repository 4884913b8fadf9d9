def algorithm(n, edges):
    adjacent = {v: set() for v in range(n)}
    for a, b in edges:
        adjacent[a].add(b)
        adjacent[b].add(a)
    colour = {}
    while len(colour) < n:
        vertex = max(
            (v for v in adjacent if v not in colour),
            key=lambda v: (len({colour[u] for u in adjacent[v] if u in colour}), len(adjacent[v])),
        )
        used = {colour[u] for u in adjacent[vertex] if u in colour}
        colour[vertex] = next(c for c in range(n) if c not in used)
    return [colour[v] for v in range(n)]


result = algorithm(9, [(i, j) for i in range(9) for j in range(i) if (i * j + i) % 4 == 1])
