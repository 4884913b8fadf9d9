import numpy as np


def kmeans(points, k, rng, iterations=20):
    centres = points[rng.choice(len(points), k, replace=False)]
    for _ in range(iterations):
        labels = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(-1).argmin(1)
        updated = np.stack([points[labels == c].mean(0) if (labels == c).any() else centres[c] for c in range(k)])
        if np.allclose(updated, centres):
            break
        centres = updated
    return labels, centres


rng = np.random.default_rng(0)
cloud = np.concatenate([rng.normal(loc, 0.3, (20, 2)) for loc in ((0, 0), (4, 4), (0, 5))])
labels, centres = kmeans(cloud, 3, rng)
result = {"sizes": np.bincount(labels).tolist(), "centres": centres.round(1).tolist()}
