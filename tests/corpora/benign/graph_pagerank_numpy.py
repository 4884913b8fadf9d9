import numpy as np


def pagerank(links, damping=0.85, tolerance=1e-10, max_iter=200):
    n = len(links)
    matrix = np.zeros((n, n))
    for i, outgoing in enumerate(links):
        if outgoing:
            matrix[list(outgoing), i] = 1 / len(outgoing)
        else:
            matrix[:, i] = 1 / n
    rank = np.full(n, 1 / n)
    for iteration in range(max_iter):
        updated = damping * matrix @ rank + (1 - damping) / n
        if np.abs(updated - rank).sum() < tolerance:
            break
        rank = updated
    return rank, iteration


rank, iterations = pagerank([{1, 2}, {2}, {0}, {0, 2}, set()])
result = [np.round(rank, 5).tolist(), iterations]
