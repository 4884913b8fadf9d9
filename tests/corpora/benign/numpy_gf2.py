import numpy as np
def gf2_rank_solve(A, b):
    A = np.concatenate([A, b[:, None]], axis=1).astype(np.uint8) % 2
    rows, cols = A.shape
    r = 0
    pivots = []
    for c in range(cols - 1):
        hits = np.flatnonzero(A[r:, c])
        if not hits.size:
            continue
        A[[r, r + hits[0]]] = A[[r + hits[0], r]]
        others = np.flatnonzero(A[:, c])
        others = others[others != r]
        A[others] ^= A[r]
        pivots.append(c)
        r += 1
        if r == rows:
            break
    x = np.zeros(cols - 1, np.uint8)
    x[pivots] = A[: len(pivots), -1]
    return x
rng = np.random.default_rng(0)
A = rng.integers(0, 2, (30, 10))
s = rng.integers(0, 2, 10)
result = gf2_rank_solve(A, A @ s % 2).tolist() == s.tolist()
