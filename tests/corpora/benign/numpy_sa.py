import numpy as np

def anneal(cost, n, iters=2000, seed=0):
    rng = np.random.default_rng(seed)
    perm = rng.permutation(n)
    best = cur = cost(perm)
    best_perm = perm.copy()
    temps = np.geomspace(1.0, 1e-3, iters)
    for T in temps:
        i, j = rng.choice(n, 2, replace=False)
        perm[[i, j]] = perm[[j, i]]
        new = cost(perm)
        if new < cur or rng.random() < np.exp((cur - new) / T):
            cur = new
            if cur < best:
                best, best_perm = cur, perm.copy()
        else:
            perm[[i, j]] = perm[[j, i]]
    return best, best_perm

pts = np.random.default_rng(1).random((8, 2))
D = np.linalg.norm(pts[:, None] - pts[None], axis=-1)
best, perm = anneal(lambda p: D[p, np.roll(p, -1)].sum(), 8, iters=500)
result = [float(best) > 0, sorted(perm.tolist())]
