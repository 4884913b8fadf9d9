import warnings

import numpy as np

warnings.filterwarnings("ignore", category=RuntimeWarning)
np.set_printoptions(precision=4, suppress=True)


def bfgs(f, x, steps=60, eps=1e-6):
    def grad(x):
        e = np.eye(len(x)) * eps
        return np.array([(f(x + d) - f(x - d)) / (2 * eps) for d in e])

    h = np.eye(len(x))
    g = grad(x)
    for _ in range(steps):
        p = -h @ g
        t = 1.0
        while f(x + t * p) > f(x) + 1e-4 * t * g @ p and t > 1e-10:
            t *= 0.5
        s = t * p
        x_new = x + s
        g_new = grad(x_new)
        y = g_new - g
        if (sy := s @ y) > 1e-12:
            rho = 1 / sy
            i = np.eye(len(x))
            h = (i - rho * np.outer(s, y)) @ h @ (i - rho * np.outer(y, s)) + rho * np.outer(s, s)
        x, g = x_new, g_new
    return x


result = bfgs(lambda x: (x[0] ** 2 + x[1] - 11) ** 2 + (x[0] + x[1] ** 2 - 7) ** 2, np.array([1.0, 1.0])).round(3).tolist()
