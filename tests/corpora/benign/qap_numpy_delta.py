import numpy as np
def delta(F, D, p, r, s):
    m = np.ones(len(p), bool); m[[r, s]] = False
    k = np.flatnonzero(m)
    pr, ps, pk = p[r], p[s], p[k]
    return (F[r, r] * (D[ps, ps] - D[pr, pr]) + F[r, s] * (D[ps, pr] - D[pr, ps]) + F[s, r] * (D[pr, ps] - D[ps, pr])
            + F[s, s] * (D[pr, pr] - D[ps, ps]) + np.sum(F[k, r] * (D[pk, ps] - D[pk, pr]) + F[k, s] * (D[pk, pr] - D[pk, ps])
            + F[r, k] * (D[ps, pk] - D[pr, pk]) + F[s, k] * (D[pr, pk] - D[ps, pk])))
rng = np.random.default_rng(5)
F, D = rng.random((2, 8, 8))
p = rng.permutation(8)
cost = lambda q: float((F * D[np.ix_(q, q)]).sum())
q = p.copy(); q[[1, 4]] = q[[4, 1]]
result = abs(cost(q) - cost(p) - delta(F, D, p, 1, 4)) < 1e-9
