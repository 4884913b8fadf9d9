def algorithm(edges, n):
    """Exact max-cut by Gray-code enumeration; only for tiny graphs."""
    neighbours = [[] for _ in range(n)]
    for u, v, w in edges:
        neighbours[u].append((v, w))
        neighbours[v].append((u, w))
    mask, value = 0, 0
    best_mask, best_value = 0, 0
    for k in range(1, 1 << (n - 1)):
        v = (k & -k).bit_length() - 1
        for u, w in neighbours[v]:
            value += w if ((mask >> u) & 1) == ((mask >> v) & 1) else -w
        mask ^= 1 << v
        if value > best_value:
            best_mask, best_value = mask, value
    return [(best_mask >> i) & 1 for i in range(n)], best_value


edges = [(i, j, (i + 2 * j) % 7) for i in range(11) for j in range(i) if (i * j) % 3]
result = algorithm(edges, 11)
