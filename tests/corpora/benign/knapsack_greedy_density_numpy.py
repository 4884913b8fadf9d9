import numpy as np


def algorithm(weights, values, capacity):
    weights, values = np.asarray(weights, float), np.asarray(values, float)
    density = np.divide(values, weights, out=np.zeros_like(values), where=weights > 0)
    order = np.argsort(-density, kind="stable")
    cumulative = np.cumsum(weights[order])
    mask = np.zeros(len(weights), dtype=bool)
    mask[order[cumulative <= capacity]] = True
    slack = capacity - weights[mask].sum()
    for i in order[~mask[order]]:
        if weights[i] <= slack:
            mask[i] = True
            slack -= weights[i]
    return mask.tolist()


result = algorithm([5, 4, 6, 3, 2, 7], [10, 40, 30, 50, 5, 21], 14)
