import numpy as np

rng = np.random.default_rng(12)


def cma_es(f, mean, sigma=0.8, generations=40, population=10):
    n = len(mean)
    mean, cov = np.array(mean, float), np.eye(n)
    mu = population // 2
    weights = np.log(mu + 0.5) - np.log(np.arange(1, mu + 1))
    weights /= weights.sum()
    for _ in range(generations):
        samples = rng.multivariate_normal(mean, sigma**2 * cov, population)
        order = np.argsort([f(s) for s in samples])[:mu]
        steps = (samples[order] - mean) / sigma
        mean = mean + sigma * weights @ steps
        cov = 0.8 * cov + 0.2 * (steps.T * weights) @ steps
        sigma *= 0.97
    return mean


result = np.round(cma_es(lambda x: np.sum((x - np.array([1.0, -2.0])) ** 2), [3.0, 3.0]), 2).tolist()
