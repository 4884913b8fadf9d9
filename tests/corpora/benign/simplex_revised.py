import numpy as np
def simplex(c, A, b, tol=1e-9):
    m, n = A.shape
    T = np.zeros((m + 1, n + m + 1))
    T[:m, :n], T[:m, n:n + m], T[:m, -1] = A, np.eye(m), b
    T[-1, :n] = -c
    basis = list(range(n, n + m))
    while (T[-1, :-1] < -tol).any():
        j = int(np.argmin(T[-1, :-1]))
        ratios = np.full(m, np.inf)
        ok = T[:m, j] > tol
        ratios[ok] = T[:m, -1][ok] / T[:m, j][ok]
        i = int(np.argmin(ratios))
        if not np.isfinite(ratios[i]):
            raise ValueError("unbounded")
        T[i] /= T[i, j]
        for k in range(m + 1):
            if k != i:
                T[k] -= T[k, j] * T[i]
        basis[i] = j
    return T[-1, -1]
result = round(float(simplex(np.array([3.0, 5]), np.array([[1.0, 0], [0, 2], [3, 2]]), np.array([4.0, 12, 18]))), 6)
