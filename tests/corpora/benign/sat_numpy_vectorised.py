import numpy as np


def algorithm(formula, tries=30, flips=60):
    signs = np.sign(np.array(formula))
    index = np.abs(np.array(formula)) - 1
    n = index.max() + 1
    rng = np.random.default_rng(0)
    population = rng.random((tries, n)) < 0.5
    for _ in range(flips):
        truth = (population[:, index] == (signs > 0)).any(axis=2)
        unsat = (~truth).sum(axis=1)
        if (unsat == 0).any():
            break
        for row in range(tries):
            broken = np.flatnonzero(~truth[row])
            clause = rng.choice(broken)
            population[row, rng.choice(index[clause])] ^= True
    best = population[int(np.argmin(unsat))]
    return [False, *best.tolist()]


result = algorithm([[1, -2, 3], [-1, 2, 4], [-3, -4, 5], [2, -5, 1], [3, 4, -1]])
