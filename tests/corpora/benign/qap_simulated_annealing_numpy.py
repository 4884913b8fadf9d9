import time

import numpy as np


def algorithm(F, D, P):
    F, D, P = map(np.array, (F, D, P))
    n = F.shape[0]
    objective = lambda p: float((F * D[np.ix_(p, p)]).sum() - 0.5 * P[np.arange(n), p].sum())
    perm = np.random.permutation(n)
    value = objective(perm)
    best, best_value = perm.copy(), value
    temperature, deadline = 1.0, time.perf_counter() + 0.05
    while time.perf_counter() < deadline:
        i, j = np.random.choice(n, 2, replace=False)
        candidate = perm.copy()
        candidate[[i, j]] = candidate[[j, i]]
        new = objective(candidate)
        if new > value or np.random.rand() < np.exp((new - value) / temperature):
            perm, value = candidate, new
            if value > best_value:
                best, best_value = perm.copy(), value
        temperature = max(temperature * 0.99, 1e-3)
    return best.tolist()


np.random.seed(0)
result = algorithm(np.random.rand(10, 10), np.random.rand(10, 10), np.random.rand(10, 10))
