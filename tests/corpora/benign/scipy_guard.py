import numpy as np
try:
    from scipy.optimize import minimize, linear_sum_assignment
    HAVE_SCIPY = True
except ImportError:
    HAVE_SCIPY = False

def solve(cost):
    if HAVE_SCIPY:
        rows, cols = linear_sum_assignment(cost)
        return float(cost[rows, cols].sum())
    n = len(cost)
    import itertools
    return float(min(sum(cost[i, p[i]] for i in range(n)) for p in itertools.permutations(range(n))))

result = solve(np.array([[4.0, 1, 3], [2, 0, 5], [3, 2, 2]]))
