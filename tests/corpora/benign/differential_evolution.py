import numpy as np


def differential_evolution(f, bounds, *, size=15, f_scale=0.7, crossover=0.9, generations=40, rng=None):
    rng = rng or np.random.default_rng(0)
    low, high = np.array(bounds, float).T
    population = low + rng.random((size, len(low))) * (high - low)
    scores = np.apply_along_axis(f, 1, population)
    for _ in range(generations):
        for i in range(size):
            a, b, c = population[rng.choice([k for k in range(size) if k != i], 3, replace=False)]
            mutant = np.clip(a + f_scale * (b - c), low, high)
            trial = np.where(rng.random(len(low)) < crossover, mutant, population[i])
            if (score := f(trial)) <= scores[i]:
                population[i], scores[i] = trial, score
    best = scores.argmin()
    return population[best], scores[best]


x, value = differential_evolution(lambda x: 10 * len(x) + np.sum(x**2 - 10 * np.cos(2 * np.pi * x)), [(-5, 5)] * 2)
result = [x.round(2).tolist(), float(value) < 3]
